import { pathsOfSegment } from './paths-of.ts'
import type { Published, PublishedSegment } from './published.ts'
import { DAY, EVER, VISIT } from './units.ts'

/** How much of its visitors a record does not know. */
export type Gaps = { days: number; visitors: number; located: number; earlier: number }

const NOT_RECORDED = 'Events do not record it; it is taken for absent.'

const never: [pattern: RegExp, reason: string][] = [
  [/^tech\./, NOT_RECORDED],
  [/^page\.(host|query|title|type|referrer)\b/, NOT_RECORDED],
  [/^geo\.timezone$/, NOT_RECORDED],
  [/^time\./, 'Events do not record the visitor’s clock; UTC is taken.'],
]

/**
 * What a segment asks for, itself or by the segments and traits that it names, and the record
 * does not tell or not of everybody: figures that rest on it mislead.
 */
export function unknownPaths(
  published: Published,
  segment: string,
  gaps: Gaps,
): { path: string; reason: string }[] {
  return [...askedPaths(published.segments, segment)].flatMap((path) => {
    const reason = reasonFor(published, path, gaps)
    return reason ? { path, reason } : []
  })
}

function askedPaths(
  segments: PublishedSegment[],
  id: string,
  known = new Set<string>(),
): Set<string> {
  const segment = segments.find((each) => each.id === id)
  for (const path of segment ? pathsOfSegment(segment) : []) {
    if (known.has(path)) continue
    known.add(path)
    if (path.startsWith('segments.')) askedPaths(segments, path.slice('segments.'.length), known)
  }
  return known
}

function reasonFor(
  published: Published,
  path: string,
  { days, visitors, located, earlier }: Gaps,
): string | undefined {
  const found = never.find(([pattern]) => pattern.test(path))
  if (found) return found[1]
  if (/^geo\./.test(path) && located < visitors) {
    return `It is recorded for ${located} of ${visitors} visitors.`
  }
  if (earlier > 0 && looksBack(published, path, days)) {
    return `${earlier} of ${visitors} visitors came before these ${days} days too; what they did then is not read.`
  }
  return undefined
}

/** Whether what happened before the record could count. */
function looksBack({ traits, series }: Published, path: string, days: number): boolean {
  if (/^(customer|declared|cart)\.|^visitor\.\w+_days$/.test(path)) return true
  const trait = traits.find(({ id }) => path === `traits.${id}`)
  const read = trait && series[trait.series]!
  if (!read) return false
  if (read.kind !== 'buckets' || read.unit === EVER) return true
  return read.unit !== VISIT && trait.size * read.unit > days * DAY
}
