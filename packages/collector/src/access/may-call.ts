import { ALL_SITES, type Caller, reaches, roleAt } from '@segue/core'
import type { Needs } from './route-table.ts'

/** Whether somebody has what a route needs; `site` is the one that its address names. */
export function mayCall(needs: Needs, caller: Caller | null, site: string): boolean {
  switch (needs.kind) {
    case 'anyone':
      return true
    case 'caller':
      return caller !== null
    case 'person':
    case 'machine':
      return caller?.kind === needs.kind
    case 'site':
      return caller !== null && reaches(roleAt(caller.roles, site), needs.role)
    case 'everywhere':
      return caller !== null && reaches(roleAt(caller.roles, ALL_SITES), needs.role)
  }
}
