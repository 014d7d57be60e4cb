import type { Watching } from '../track.ts'

/** What a watcher is given on a page where nothing was switched off and nothing has been told. */
export const watching = (track: Watching['track'], more: Partial<Watching> = {}): Watching => ({
  track,
  tell: track,
  isTold: () => false,
  isOn: () => true,
  decisions: [],
  ...more,
})
