import type { Profile } from '@segue/core'

/**
 * The profile in localStorage: the only store that can be read before the first paint. The
 * truth is in IndexedDB (`idb-shelf.ts`), where two tabs cannot overwrite each other.
 */
export const mirrorKey = (site: string) => `segue.${site}`

export function readMirror(site: string): Profile | undefined {
  const profile = JSON.parse(localStorage.getItem(mirrorKey(site)) ?? 'null') as Profile | null
  return profile?.v === 1 ? profile : undefined
}

export function writeMirror(site: string, profile: Profile): void {
  localStorage.setItem(mirrorKey(site), JSON.stringify(profile))
}

/** The selectors of what this visit changed: the tag hides them where it cannot block rendering. */
export function writeTargets(site: string, targets: string[]): void {
  localStorage.setItem(`${mirrorKey(site)}.targets`, targets.join())
}

export function forgetMirror(site: string): void {
  localStorage.removeItem(mirrorKey(site))
  localStorage.removeItem(`${mirrorKey(site)}.targets`)
}
