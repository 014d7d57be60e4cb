import type { Sites } from '../publish/sites.ts'
import { ApiError } from './api-error.ts'
import { unknownSite } from './unknown-site.ts'

export function unknownExperience(
  sites: Pick<Sites, 'live'>,
  site: string,
  experience: string,
): never {
  const { config } = sites.live(site) ?? unknownSite(site)
  const ids = config.experiences.map(({ id }) => id)
  throw new ApiError(
    404,
    `Site "${site}" has no experience "${experience}". It has: ${ids.join(', ') || 'none'}.`,
  )
}
