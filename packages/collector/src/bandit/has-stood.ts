import type { Experience } from '@segue/core'
import type { Sites } from '../publish/sites.ts'

/**
 * Whether something of an experience has been so in every version that was live since a moment.
 * What else of the site was published meanwhile does not matter: a site that is published every
 * day still takes its steps.
 */
export function hasStood(
  sites: Pick<Sites, 'versions' | 'version'>,
  site: string,
  { experience, since, what }: { experience: string; since: number; what: What },
): boolean {
  let now: string | undefined
  for (const { version, at } of sites.versions(site)) {
    const found = sites
      .version(site, version)
      ?.config.experiences.find(({ id }) => id === experience)
    if (!found) return false
    const then = JSON.stringify(what(found))
    now ??= then
    if (then !== now) return false
    if (at <= since) return true
  }
  return false
}

type What = (experience: Experience) => unknown

/** What a change of makes a phase. */
export const weightsOf: What = ({ phase, audiences }) => [
  phase,
  audiences.map(({ segment, arms }) => [segment, arms.map(({ id, weight }) => [id, weight])]),
]

export const coverageOf: What = ({ ramp }) => ramp?.coverage
