import { everyPart } from './parts.ts'
import type { Published } from './published.ts'

/** Names of parts, by table. */
export type UsedParts = {
  operators: string[]
  readers: string[]
  takings: string[]
  readings: string[]
  rooms: string[]
  changes: string[]
  /** The document's paths that only some pages' markup or device can tell. */
  paths: string[]
}

/**
 * What the part before the first paint needs of a config: it learns nothing but this page's view,
 * and evaluates nothing but segments. All else that the config uses is for the part after it.
 */
export function usedParts({ series, traits, segments, experiences }: Published): UsedParts {
  const learnt = series.filter(({ heard }) =>
    heard.some(({ on }) => on === '*' || on === 'page_view'),
  )
  const conditions = [
    ...segments.flatMap(({ when, leaveWhen }) => [when, leaveWhen]),
    ...learnt.flatMap(({ heard }) => heard.map(({ where }) => where)),
  ]
  const keys = new Set(keysOf(conditions))
  const paths = [...keys].filter((key) => key.includes('.'))
  return {
    operators: Object.keys(everyPart.operators).filter((name) => keys.has(name)),
    readers: unique(series.map(({ kind }) => kind)),
    takings: unique(learnt.flatMap((each) => (each.kind === 'buckets' ? each.take : []))),
    readings: unique(traits.flatMap(({ reading }) => reading || [])),
    rooms: Object.keys(everyPart.rooms).filter((room) =>
      paths.some((path) => path.startsWith(`${room}.`)),
    ),
    changes: unique(
      experiences
        .flatMap(({ audiences }) =>
          audiences.flatMap(({ arms }) => arms.flatMap(({ changes }) => changes)),
        )
        .map(({ kind }) => kind),
    ),
    paths,
  }
}

const unique = (names: string[]) => [...new Set(names)].sort()

/** Every key in a condition, at whatever depth: paths and operators. */
function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)])
}
