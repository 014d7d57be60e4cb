/** The way back that whatever changes or starts something hands out. */
export type Undo = () => void
