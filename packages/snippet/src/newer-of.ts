import type { Profile } from '@segue/core'

/** The shelf is the truth, unless it could not be used when the other was last written. */
export function newerOf(other: Profile, stored: Profile | undefined): Profile {
  return stored && (stored.id !== other.id || stored.newest >= other.newest) ? stored : other
}
