/** Of fewer visitors than this nothing is shown: one could tell who they are. */
export const FEWEST = 10
