import type { Event } from '@segue/core'
import type { AskedStep, FunnelAsked } from '../count-funnel.ts'

/** What lies in the store: an event, and whether a program sent it. */
export type Raw = { event: Event; bot: number }

type Told = {
  audience: string
  arm: string
  visitors: Record<number, number>
  steps: {
    visitors: Record<number, number>
    wentOn: number | null
    times: { q1: number; median: number; q3: number } | null
  }[]
}

const EXPERIENCE = 'hero'

const isBefore = (one: Event, other: Event) =>
  one.at < other.at || (one.at === other.at && one.seq < other.seq)
const byMoment = (one: Event, other: Event) => one.at - other.at || one.seq - other.seq

const fits = (event: Event, { deeds }: AskedStep) =>
  deeds.some(
    ({ kind, name, where }) =>
      (kind === 'event' ? event.name === name : event.goals.includes(name)) &&
      (!where || where.holds({ ...event.props, name: event.name, at: event.at })),
  )

/** Every way through the events, one for each of the steps, one after the other and in time. */
function* waysThrough(
  events: Event[],
  [step, ...later]: AskedStep[],
  within: number,
  so: Event[] = [],
): Generator<Event[]> {
  if (!step) return yield so
  for (const event of events) {
    const [first, last] = [so[0], so.at(-1)]
    if (!fits(event, step) || (last && !isBefore(last, event))) continue
    if (first && event.at - first.at > within) continue
    yield* waysThrough(events, later, within, [...so, event])
  }
}

/** The first time that anybody could have got there by these steps. */
function firstTime(events: Event[], steps: AskedStep[], within: number): number | undefined {
  const ends = [...waysThrough(events, steps, within)].map((way) => way.at(-1)!.at)
  return ends.length ? Math.min(...ends) : undefined
}

/** As R's type 7 and every spreadsheet has them. */
export function quartiles(numbers: number[]) {
  if (numbers.length === 0) return null
  const sorted = [...numbers].sort((one, other) => one - other)
  const at = (share: number) => {
    const place = share * (sorted.length - 1)
    const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
    return low + (high - low) * (place - Math.floor(place))
  }
  return { q1: at(0.25), median: at(0.5), q3: at(0.75) }
}

/** Of an order that is told again the first telling counts, of those that are of use. */
function ordersOnce(events: Event[], steps: AskedStep[]): Event[] {
  const mask = (event: Event) =>
    steps.reduce((sum, step, n) => sum + (fits(event, step) ? 2 ** n : 0), 0)
  const useful = events
    .filter((event) => mask(event) > 0)
    .sort((one, other) => byMoment(one, other) || mask(one) - mask(other))
  const told = new Set<string>()
  return useful.filter(({ name, order }) => {
    if (!order) return true
    const key = `${name} ${order}`
    if (told.has(key)) return false
    told.add(key)
    return true
  })
}

/** The same as the store's, by all ways that there are. */
export function funnelAgain(raws: Raw[], { steps, within, goals }: FunnelAsked): Told[] {
  const once = [...new Map(raws.map((raw) => [raw.event.id, raw])).values()]
  const stamped = once.filter(({ event }) => event.arms[EXPERIENCE])
  const visitors = new Set(stamped.map(({ event }) => event.visitor))
  const limit = within ?? Number.POSITIVE_INFINITY
  const people = [...visitors].flatMap((visitor) => {
    const own = stamped.filter(({ event }) => event.visitor === visitor)
    if (own.some(({ bot }) => bot > 0)) return []
    const events = own.map(({ event }) => event)
    const telling = events
      .filter(
        ({ kind, goals: reached }) =>
          kind === 'exposure' || goals.some((goal) => reached.includes(goal)),
      )
      .sort(byMoment)
    const [first] = telling
    if (!first) return []
    const stamps = [...new Set(telling.map(({ arms }) => arms[EXPERIENCE]!))]
    const phaseOf = (stamp: string) => Number(stamp.split('/')[2])
    if (new Set(stamps.map(phaseOf)).size < stamps.length) return []
    const [audience, arm] = first.arms[EXPERIENCE]!.split('/') as [string, string]
    const useful = ordersOnce(events, steps)
    const taken = steps.map((step, n) => {
      const needed = steps.slice(0, n).filter(({ optional }) => !optional)
      const next = steps.slice(n + 1).find(({ optional }) => !optional)
      const came = firstTime(useful, [...needed, step], limit)
      const since = needed.length ? firstTime(useful, needed, limit) : first.at
      return {
        came,
        time: came === undefined ? undefined : Math.max(0, came - since!),
        wentOn: step.optional && firstTime(useful, [...needed, step, next!], limit) !== undefined,
      }
    })
    return [{ audience, arm, phase: phaseOf(first.arms[EXPERIENCE]!), taken }]
  })
  const byPhase = (some: { phase: number }[]) => {
    const counts: Record<number, number> = {}
    for (const { phase } of some) counts[phase] = (counts[phase] ?? 0) + 1
    return counts
  }
  const places = [...new Set(people.map(({ audience, arm }) => `${audience}/${arm}`))].sort()
  return places.map((place) => {
    const own = people.filter(({ audience, arm }) => `${audience}/${arm}` === place)
    const [audience, arm] = place.split('/') as [string, string]
    return {
      audience,
      arm,
      visitors: byPhase(own),
      steps: steps.map(({ optional }, n) => ({
        visitors: byPhase(own.filter(({ taken }) => taken[n]!.came !== undefined)),
        wentOn: optional ? own.filter(({ taken }) => taken[n]!.wentOn).length : null,
        times: quartiles(own.flatMap(({ taken }) => taken[n]!.time ?? [])),
      })),
    }
  })
}
