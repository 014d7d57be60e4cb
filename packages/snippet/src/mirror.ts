import { PROFILE_FORMAT, type Profile } from '@segue/core'
import { guard } from './guard.ts'

/**
 * The profile in localStorage: the only store that can be read before the first paint. The
 * truth is in IndexedDB (`idb-shelf.ts`), where two tabs cannot overwrite each other.
 */
export const mirrorKey = (site: string) => `segue.${site}`

export function readMirror(site: string): Profile | undefined {
  const profile = JSON.parse(localStorage.getItem(mirrorKey(site)) ?? 'null') as Profile | null
  return profile?.v === PROFILE_FORMAT ? profile : undefined
}

/** What cannot be read is another release's, or broken: it is kept, and in nobody's way. */
export function setAside(site: string, text: string): void {
  localStorage.setItem(`${mirrorKey(site)}.aside`, text)
}

/** The same for what stands in the mirror's place. */
export function setAsideUnreadable(site: string): void {
  const text = localStorage.getItem(mirrorKey(site))
  if (text && !guard(() => readMirror(site))) setAside(site, text)
}

export function writeMirror(site: string, profile: Profile): void {
  localStorage.setItem(mirrorKey(site), JSON.stringify(profile))
}

const targetsKey = (site: string) => `${mirrorKey(site)}.targets`
const MOST_TARGETS = 2_000

/**
 * The selectors of what this visit may change, in any arm: the tag hides them where it cannot
 * block rendering. A first page of a visit begins the list anew.
 */
export function writeTargets(site: string, targets: string[], first: boolean): void {
  const before = first ? '' : (localStorage.getItem(targetsKey(site)) ?? '')
  const more = targets.filter((target) => !before.split(',').includes(target))
  const list = [before, ...more].filter(Boolean).join()
  if (list.length <= MOST_TARGETS) localStorage.setItem(targetsKey(site), list)
}

/** Everything of this site's, whatever its name. */
export function forgetMirror(site: string): void {
  for (const key of Object.keys(localStorage)) {
    if (key === mirrorKey(site) || key.startsWith(`${mirrorKey(site)}.`))
      localStorage.removeItem(key)
  }
}
