import type { Profile } from './profile.ts'
import type { Published } from './published.ts'

/**
 * Drops, in place, what no trait, segment or experience of the config asks for any more: so a
 * profile stays bounded. What keeps its definition keeps its history, and a window that was made
 * shorter gives up what it holds too much when its next event comes.
 */
export function pruneProfile(
  profile: Profile,
  { series, segments, experiences, viewed }: Published,
): void {
  if (!viewed) delete profile.viewed
  keepOnly(profile.series, new Set(series.map(({ key }) => key)))
  keepOnly(profile.segments, new Set(segments.map(({ key }) => key)))
  const ids = new Set<string | undefined>(experiences.map(({ id }) => id))
  keepOnly(profile.arms, ids)
  if (profile.shown) keepOnly(profile.shown, ids)
}

function keepOnly(record: Record<string, unknown>, wanted: Set<string | undefined>): void {
  for (const name of Object.keys(record)) if (!wanted.has(name)) delete record[name]
}
