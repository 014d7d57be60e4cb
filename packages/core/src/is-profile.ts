import type { Profile } from './profile.ts'

/** Whether something that was stored has all that this empty profile has; what is deeper shows when it is read. */
export function isProfile(stored: object, empty: Profile): stored is Profile {
  return Object.entries(empty).every(([key, form]) => typeof stored[key as never] === typeof form)
}
