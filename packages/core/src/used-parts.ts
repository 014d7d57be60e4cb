import { AUTOMATIC_EVENTS } from './automatic-events.ts'
import type { Condition } from './condition.ts'
import { EXPOSURE } from './exposure.ts'
import { everyPart } from './parts.ts'
import type { Published } from './published.ts'
import type { Source } from './sources.ts'
import * as viewTakings from './takings-of-view.ts'

/** Names of parts by their table: what a site's file is linked with. */
type Named = Record<'operators' | 'readers' | 'takings' | 'readings' | 'rooms' | 'signs', string[]>
/** Of takings those alone that a page's own view can feed, from a table of their own. */
export type PartsBefore = Omit<Named, 'takings'> & Record<'viewTakings' | 'writers', string[]>
export type PartsAfter = Named & Record<'folds' | 'watchers', string[]>

/** Who hears a source; who hears shops hears the data layer too. */
const WATCHERS: Record<Source, string> = {
  dataLayer: 'data_layer',
  shops: 'shops',
  markup: 'markup',
}

type Conditions = (Condition | undefined)[]

/**
 * What the part before the first paint needs of a config: it learns nothing into the traits, reads
 * them together with this page's view, and evaluates nothing but segments.
 */
export function partsBefore(published: Published): PartsBefore {
  const { series, experiences } = published
  const learnt = series.filter(({ heard }) =>
    heard.some(({ on }) => ['*', 'page_view', EXPOSURE].includes(on)),
  )
  const changes = experiences.flatMap(({ audiences }) =>
    audiences.flatMap(({ arms }) => arms.flatMap(({ changes }) => changes)),
  )
  const { takings, ...linked } = named(published, learnt, inSegments(published))
  return {
    ...linked,
    viewTakings: takings.filter((name) => name in viewTakings),
    writers: unique(changes.map(({ kind }) => kind)),
  }
}

/**
 * What the part after it needs beside that, which it gets handed over: all that the config uses,
 * and what the site has not switched off.
 */
export function partsAfter(published: Published): PartsAfter {
  const { series, goals, off, sources } = published
  const conditions = [...inSegments(published), ...goals.map(({ where }) => where)]
  const { signs: _, takings, ...linked } = named(published, series, conditions)
  const before = partsBefore(published)
  const beside = (table: keyof typeof linked) =>
    linked[table].filter((name) => !before[table].includes(name))
  return {
    operators: beside('operators'),
    readers: beside('readers'),
    readings: beside('readings'),
    rooms: beside('rooms'),
    takings,
    folds: unique(series.flatMap((each) => (each.kind === 'buckets' ? each.fold : []))),
    signs: published.cookieDomain ? ['shareId'] : [],
    // Clicks are heard in any case, for those elements that have a name.
    watchers: [
      ...AUTOMATIC_EVENTS.filter((name) => name !== 'click' && !off.includes(name)),
      ...sources.map((source) => WATCHERS[source]),
    ],
  }
}

function named(published: Published, heard: Published['series'], conditions: Conditions): Named {
  const { series, traits, cookieDomain } = published
  const wheres = heard.flatMap((each) => each.heard.map(({ where }) => where))
  const keys = new Set(keysOf([...conditions, ...wheres]))
  const paths = [...keys].filter((key) => key.includes('.'))
  const rooms = Object.keys(everyPart.rooms).filter((room) =>
    paths.some((path) => path.startsWith(`${room}.`)),
  )
  return {
    operators: Object.keys(everyPart.operators).filter((name) => keys.has(name)),
    readers: unique(series.map(({ kind }) => kind)),
    takings: unique(heard.flatMap((each) => (each.kind === 'buckets' ? each.take : []))),
    readings: unique(traits.flatMap(({ reading }) => reading || [])),
    rooms,
    signs: [
      ...(cookieDomain ? ['sharedId'] : []),
      ...(rooms.includes('tech') ? ['tech'] : []),
      ...(keys.has('geo.timezone') ? ['timezone'] : []),
      ...(keys.has('page.title') ? ['title'] : []),
      ...(keys.has('page.type') ? ['type'] : []),
      ...(rooms.includes('time') ? ['utcOffset'] : []),
    ],
  }
}

const inSegments = ({ segments }: Published): Conditions =>
  segments.flatMap(({ when, leaveWhen }) => [when, leaveWhen])

const unique = (names: string[]) => [...new Set(names)].sort()

/** Every key in a condition, at whatever depth: paths and operators. */
function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)])
}
