import type { VisitorEvent } from './event.ts'
import type { Profile } from './profile.ts'

/** The event by which a page learns what the collector says of the visitor's place. */
export const LOCATED = 'located'

export function learnGeo(profile: Profile, { name, country, region }: VisitorEvent): void {
  if (name !== LOCATED) return
  const code = (value: unknown) =>
    typeof value === 'string' && /^[A-Z0-9-]{2,6}$/.test(value) ? value : undefined
  profile.geo = {
    ...(code(country) && { country: code(country)! }),
    ...(code(region) && { region: code(region)! }),
  }
}
