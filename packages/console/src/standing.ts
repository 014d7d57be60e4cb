import { ALL_SITES, type Role, reaches, roleAt } from '@segue/core'
import { computed, type ReadableAtom } from 'nanostores'
import type { Session } from './session.ts'

/** What one may do: at the site that is looked at, and at all of them. */
export type Standing = { role: Role | undefined; everywhere: Role | undefined }

/** The collector refuses what a role does not allow; this is so that it is not offered either. */
export function createStanding(
  $session: ReadableAtom<Session>,
  $site: ReadableAtom<string | null>,
): ReadableAtom<Standing> {
  return computed([$session, $site], ({ caller }, site) => {
    const roles = caller?.roles ?? {}
    const everywhere = roleAt(roles, ALL_SITES)
    return { role: site === null ? everywhere : roleAt(roles, site), everywhere }
  })
}

export const may = ({ role }: Standing, needed: Role): boolean => reaches(role, needed)
