import type { AutomaticEvent, Decision } from '@segue/core'
import type { Undo } from './undo.ts'

/** Tells of an event; nobody waits for it. */
export type Track = (name: string, props?: Record<string, unknown>) => unknown

/** What a watcher may know of the page that it watches. */
export type Watching = {
  track: Track
  /** The same for events that a page cannot tell itself. */
  tell: Track
  isTold(name: string): boolean
  isOn(name: AutomaticEvent): boolean
  decisions: Decision[]
}

export type Watcher = (watching: Watching) => Undo | undefined
