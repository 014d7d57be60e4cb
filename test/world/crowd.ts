import { randomBytes, randomUUID } from 'node:crypto'
import {
  type CompiledGoal,
  compileGoals,
  compileLearning,
  compileProgram,
  decide,
  documentFor,
  type Event,
  EXPOSURE,
  everyPart,
  type LearningProgram,
  learn,
  matchSegments,
  newProfile,
  type Profile,
  type Published,
  reachGoals,
  uuid7,
  type VisitorEvent,
} from '@segue/core'
import { sendEvents } from './send-events.ts'

const HOUR = 3_600_000

/** How keen a visitor is to put something into the cart, and then to buy it. */
export type Keenness = (cell: string) => { cart: number; order: number }

/** What came of those who were exposed in a cell, `experience/audience/arm`: everybody buys once at most. */
export type Deeds = { visitors: number; carts: number; orders: number; value: number }

type Crowd = {
  collector: string
  site?: string
  visitors: number
  keenness: Keenness
  random: () => number
  /** How a visitor's first page view came about. */
  arrive?: (random: () => number) => Record<string, unknown>
}

const withLetter = (random: () => number) =>
  random() < 0.25 ? { source: 'newsletter', campaign: 'spring' } : {}

/**
 * Visitors without browsers: the shipped core decides for them by the published config, and
 * their events go to the real collector. One in four comes with the spring letter.
 */
export async function sendCrowd(crowd: Crowd): Promise<Map<string, Deeds>> {
  const { collector, site = 'shop', visitors, keenness, random, arrive = withLetter } = crowd
  const published = (await (await fetch(`${collector}/s/${site}.json`)).json()) as Published
  const program = compileLearning(compileProgram(published, everyPart), everyPart)
  const goals = compileGoals(published, program.compile)
  const deeds = new Map<string, Deeds>()
  function* events() {
    for (let n = 0; n < visitors; n++) {
      yield* oneVisit({ program, goals, keenness, random, arrived: arrive(random), deeds })
    }
  }
  await sendEvents(collector, site, events())
  return deeds
}

type Coming = {
  program: LearningProgram
  goals: CompiledGoal[]
  keenness: Keenness
  random: () => number
  arrived: Record<string, unknown>
  deeds: Map<string, Deeds>
}

function oneVisit({ program, goals, keenness, random, arrived, deeds }: Coming): Event[] {
  // Two numbers: of one, which has 32 bits, two in a large crowd would be alike.
  const name = () => Math.floor(random() * 2 ** 32).toString(36)
  const profile = newProfile(`v${name()}-${name()}`)
  const page = randomUUID()
  const events: Event[] = []
  let at = Date.now() - Math.floor(random() * 20 * HOUR) - HOUR
  let segments: string[] = []

  const happens = (name: string, props: Record<string, unknown> = {}) => {
    at += 1_000
    const event: VisitorEvent = { path: '/', ...props, name, at }
    learn(program, profile, event)
    segments = matchSegments(program, profile, documentFor(program, profile, FRONT_PAGE, at), at)
    const reached = reachGoals(goals, event)
    events.push(
      stamped(program, profile, event, { ...reached, segments, page, seq: events.length }),
    )
  }

  happens('page_view', arrived)
  for (const decision of decide(
    program.published.experiences,
    profile,
    segments,
    {
      path: '/',
      at,
    },
    program.gates,
  )) {
    const { experience, audience, arm } = decision
    const props = { experience: experience.id, audience: audience.segment, arm: arm.id }
    happens(EXPOSURE, { ...props, phase: experience.phase, late: false })
    const cell = `${experience.id}/${audience.segment}/${arm.id}`
    const done = deeds.get(cell) ?? { visitors: 0, carts: 0, orders: 0, value: 0 }
    deeds.set(cell, done)
    done.visitors++
    const keen = keenness(cell)
    if (random() >= keen.cart) continue
    happens('add_to_cart', { value: 89, currency: 'EUR' })
    done.carts++
    if (random() >= keen.order) continue
    const value = 89 + 10 * Math.floor(random() * 15)
    happens('purchase', { value, currency: 'EUR', transaction_id: randomUUID() })
    done.orders++
    done.value += value
  }
  return events
}

const FRONT_PAGE = {
  page: { host: '', path: '/', query: {}, title: '', type: '', referrer: '' },
  tech: {},
  utcOffset: 0,
}

function stamped(
  program: LearningProgram,
  profile: Profile,
  event: VisitorEvent,
  where: Pick<Event, 'segments' | 'page' | 'seq' | 'goals' | 'kind'>,
): Event {
  const { name, at, ...props } = event
  return {
    ...where,
    id: uuid7(at, randomBytes(10)),
    name,
    kind: name === EXPOSURE ? 'exposure' : where.kind,
    at,
    visitor: profile.id,
    visit: `${profile.id}-1`,
    config: program.published.version,
    arms: Object.fromEntries(
      Object.entries(profile.arms).map(([id, { audience, arm, phase }]) => [
        id,
        `${audience}/${arm}/${phase}`,
      ]),
    ),
    ...(typeof props.value === 'number' && { value: props.value, currency: 'EUR' }),
    ...(typeof props.transaction_id === 'string' && { order: props.transaction_id }),
    props,
  }
}

/** The same numbers in [0, 1) for the same seed. https://github.com/cprosche/mulberry32 */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
