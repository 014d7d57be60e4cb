import type { Undo } from './undo.ts'

/** One change, ready to be made on every element that it is for, and made again when the page takes it back. */
export type Writer = {
  /** Brings an element to its wanted state; true if there was something to do. */
  write(element: Element): boolean
  undo: Undo
}
