import type { Undo } from './undo.ts'

/** Brings an element to its wanted state; true if there was something to do. */
export type Write = (element: Element) => boolean

/**
 * How one change is made on every element that it is for, and made again when the page takes it
 * back. The way back is noted; a later note wins over an earlier one, since the page may have
 * moved on meanwhile.
 */
export type Writer<Change = never> = (change: Change, undos: Undo[]) => Write
