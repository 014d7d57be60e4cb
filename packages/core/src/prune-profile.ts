import type { Profile } from './profile.ts'
import type { Published } from './published.ts'

/** Drops, in place, what no trait and no experience of the config asks for any more: so a profile stays bounded. */
export function pruneProfile(profile: Profile, { traits, experiences }: Published): void {
  keepOnly(profile.traits, new Set(traits.map(({ key }) => key)))
  keepOnly(profile.arms, new Set(experiences.map(({ id }) => id)))
}

function keepOnly(record: Record<string, unknown>, wanted: Set<string>): void {
  for (const name of Object.keys(record)) if (!wanted.has(name)) delete record[name]
}
