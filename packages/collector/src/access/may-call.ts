import { ALL_SITES, type Caller, reaches, roleAt } from '@segue/core'
import type { Needs } from './route-table.ts'

/** What a route's address names; empty where it names none. */
export type Named = { site: string; experience: string }

/** Whether somebody has what a route needs. */
export function mayCall(needs: Needs, caller: Caller | null, { site, experience }: Named): boolean {
  switch (needs.kind) {
    case 'anyone':
      return true
    case 'caller':
      return caller !== null && caller.kind !== 'link'
    case 'person':
    case 'machine':
      return caller?.kind === needs.kind
    case 'site':
      return caller !== null && reaches(roleAt(caller.roles, site), needs.role)
    case 'results':
      return (
        caller !== null &&
        (reaches(roleAt(caller.roles, site), 'viewer') ||
          (caller.shows?.site === site && caller.shows.experience === experience))
      )
    case 'everywhere':
      return caller !== null && reaches(roleAt(caller.roles, ALL_SITES), needs.role)
  }
}
