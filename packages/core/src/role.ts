import * as v from 'valibot'

/** What somebody may do, the least first: each may all that those before it may. */
export const ROLES = ['viewer', 'editor', 'publisher', 'owner'] as const

export const role = v.picklist(ROLES)
export type Role = v.InferOutput<typeof role>

/** In the place of a site's id: all that there are and will be. */
export const ALL_SITES = '*'

/** Somebody's roles by site, or at all sites. */
export type Roles = Record<string, Role>

/** What somebody is at a site; at `*`, what they are everywhere. */
export function roleAt(roles: Roles, site: string): Role | undefined {
  const [everywhere, here] = [own(roles, ALL_SITES), own(roles, site)]
  if (!everywhere || !here) return everywhere ?? here
  return reaches(here, everywhere) ? here : everywhere
}

/** Whether a role is enough where another is needed. */
export function reaches(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(needed)
}

/** A site may be called as what every object inherits. */
const own = (roles: Roles, site: string) => (Object.hasOwn(roles, site) ? roles[site] : undefined)
