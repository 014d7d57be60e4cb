import { AUTOMATIC_EVENTS } from './automatic-events.ts'
import type { PublishedChange } from './change.ts'
import type { Condition } from './condition.ts'
import { EXPOSURE } from './exposure.ts'
import { everyPart } from './parts.ts'
import type { Published } from './published.ts'
import type { Source } from './sources.ts'
import * as viewTakings from './takings-of-view.ts'

/** Names of parts by their table: what a site's file is linked with. */
type Named = Record<
  'operators' | 'readers' | 'takings' | 'readings' | 'rooms' | 'gates' | 'signs',
  string[]
>
/** Of takings those alone that a page's own view can feed, from a table of their own. */
export type PartsBefore = Omit<Named, 'takings'> &
  Record<'viewTakings' | 'writers' | 'seldom' | 'consents', string[]>
export type PartsAfter = Omit<Named, 'signs'> &
  Record<'learners' | 'folds' | 'watchers' | 'seldom', string[]>

/** Who hears a source; who hears shops hears the data layer too. */
const WATCHERS: Record<Source, string> = {
  dataLayer: 'data_layer',
  shops: 'shops',
  markup: 'markup',
  fields: 'fields',
}

/** Kinds of change that a framework must not meet before it has taken the page over. */
const WAITING = ['text', 'tokens', 'content', 'insert', 'block', 'move']

/** A text, or a block, asks for what it is filled with as a condition would. */
function filledAsCondition(change: PublishedChange): Condition {
  switch (fillerOf(change)) {
    case 'fillText':
      return Object.fromEntries(
        (change as { text: unknown[] }).text.flatMap((part) => (Array.isArray(part) ? [part] : [])),
      )
    case 'fillRows':
      return { 'lists.viewed': '' }
    case 'fillNumber':
      return { 'people.all': '' }
    default:
      return {}
  }
}

/** Who fills a change in for its visitor. */
function fillerOf(change: PublishedChange): string | undefined {
  if (change.kind === 'tokens') return 'fillText'
  if (change.kind !== 'block') return undefined
  return change.pick ? 'fillRows' : change.people && 'fillNumber'
}

type Conditions = (Condition | undefined)[]

/**
 * What the part before the first paint needs of a config: it learns nothing into the traits, reads
 * them together with this page's view, and evaluates nothing but segments.
 */
export function partsBefore(published: Published): PartsBefore {
  const { series } = published
  const learnt = series.filter(({ heard }) =>
    heard.some(({ on }) => ['*', 'page_view', EXPOSURE].includes(on)),
  )
  const arms = armsOf(published)
  const changes = changesOf(published)
  const fillers = unique(changes.flatMap((change) => fillerOf(change) ?? []))
  const conditions = [...inSegments(published), ...changes.map(filledAsCondition)]
  const { takings, ...linked } = named(published, learnt, conditions)
  return {
    ...linked,
    viewTakings: takings.filter((name) => name in viewTakings),
    writers: unique(changes.map(({ kind }) => (kind === 'tokens' ? 'text' : kind))),
    consents:
      published.consent && published.consent.from !== 'page' ? [published.consent.from] : [],
    seldom: [
      ...(fillers.length ? ['fill', ...fillers] : []),
      ...(changes.some(({ target }) => target.includes('>>>')) ? ['find'] : []),
      ...(!published.isStatic && changes.some(({ kind }) => WAITING.includes(kind))
        ? ['hold', ...(changes.some(({ kind }) => kind === 'block') ? ['ahead'] : [])]
        : []),
      ...(changes.some(({ was }) => was !== undefined) ? ['isMeant'] : []),
      ...(published.cookieDomain ? ['sharedId'] : []),
      ...(arms.some(({ redirect }) => redirect) ? ['leave'] : []),
    ],
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
    gates: [],
    takings,
    learners: unique(series.map(({ kind }) => kind)),
    folds: unique(series.flatMap((each) => (each.kind === 'buckets' ? each.fold : []))),
    seldom: [
      ...(published.cookieDomain ? ['shareId'] : []),
      ...(published.people ? ['keepPeople'] : []),
      ...(published.isStatic ? [] : ['mayHaveFramework', 'watchRoutes']),
      ...(published.isStatic || !before.seldom.includes('leave') ? [] : ['leaveView']),
      ...(before.seldom.includes('hold') ? ['isTakenOver'] : []),
    ],
    // Clicks are heard in any case, for those elements that have a name.
    watchers: [
      ...AUTOMATIC_EVENTS.filter((name) => name !== 'click' && !off.includes(name)),
      ...sources.map((source) => WATCHERS[source]),
    ],
  }
}

function named(published: Published, heard: Published['series'], conditions: Conditions): Named {
  const { series, traits, experiences } = published
  const wheres = heard.flatMap((each) => each.heard.map(({ where }) => where))
  const keys = new Set(keysOf([...conditions, ...wheres]))
  const paths = [...keys].filter((key) => key.includes('.'))
  const rooms = Object.keys(everyPart.rooms).filter((room) =>
    paths.some((path) => path.startsWith(`${room}.`)),
  )
  return {
    operators: Object.keys(everyPart.operators).filter(
      (name) => keys.has(name) || keys.has(`$${name}`),
    ),
    readers: unique(series.map(({ kind }) => kind)),
    takings: unique(heard.flatMap((each) => (each.kind === 'buckets' ? each.take : []))),
    readings: unique(traits.flatMap(({ reading }) => reading || [])),
    rooms,
    gates: [
      ...(published.segments.some(({ key }) => key) ? ['keepsIn'] : []),
      ...(experiences.some(({ from, to, group }) => from ?? to ?? group) ? ['admits'] : []),
      ...(experiences.some(({ trigger }) => trigger) ? ['begun'] : []),
      ...(experiences.some(({ caps }) => caps) ? ['uncapped'] : []),
      ...(experiences.some(({ audiences }) => audiences.some(({ holdouts }) => holdouts))
        ? ['heldOut']
        : []),
    ],
    signs: [
      ...(rooms.includes('tech') ? ['tech'] : []),
      ...(rooms.includes('people') ? ['people'] : []),
      ...(keys.has('geo.timezone') ? ['timezone'] : []),
      ...(keys.has('page.title') ? ['title'] : []),
      ...(keys.has('page.type') ? ['type'] : []),
      ...(rooms.includes('time') ? ['utcOffset'] : []),
    ],
  }
}

const armsOf = ({ experiences }: Published) =>
  experiences.flatMap(({ audiences }) => audiences.flatMap(({ arms }) => arms))
const changesOf = (published: Published) => armsOf(published).flatMap(({ changes }) => changes)

const inSegments = ({ segments }: Published): Conditions =>
  segments.flatMap(({ when, leaveWhen }) => [when, leaveWhen])

const unique = (names: string[]) => [...new Set(names)].sort()

/** Every key in a condition, at whatever depth: paths and operators. */
function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)])
}
