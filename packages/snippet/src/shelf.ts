import type { Event, Profile } from '@segue/core'

/** Where the visitor's own browser keeps the profile and the events that wait to be sent. */
export type Shelf = {
  /**
   * One step that holds as a whole: the stored profile is read, taken further and written, and
   * the events are added. So two tabs do not overwrite each other. Gives the new profile.
   */
  keep(further: (stored: Profile | undefined) => Profile, events: Event[]): Promise<Profile>
  /** The events that wait, the oldest first. */
  waiting(): Promise<Event[]>
  remove(events: Event[]): Promise<void>
  /** The stored profile, and everything that waits, for `segue.export()`. */
  read(): Promise<Profile | undefined>
  clear(): Promise<void>
}
