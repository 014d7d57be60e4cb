import { randomBytes, randomUUID } from 'node:crypto'
import {
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

const BATCH = 100
const HOUR = 3_600_000

/** How keen a visitor is to put something into the cart, and then to buy it. */
export type Keenness = (cell: string) => { cart: number; order: number }

type Crowd = { collector: string; visitors: number; keenness: Keenness; random: () => number }

/**
 * Visitors without browsers: the shipped core decides for them by the published config, and
 * their events go to the real collector. One in four comes with the spring letter.
 */
export async function sendCrowd({ collector, visitors, keenness, random }: Crowd): Promise<void> {
  const published = (await (await fetch(`${collector}/s/shop.json`)).json()) as Published
  const program = compileLearning(compileProgram(published, everyPart), everyPart)
  const events: Event[] = []
  for (let n = 0; n < visitors; n++) events.push(...oneVisit(program, keenness, random))
  for (let from = 0; from < events.length; from += BATCH) {
    const batch = { site: 'shop', sent: Date.now(), events: events.slice(from, from + BATCH) }
    const response = await fetch(`${collector}/e`, { method: 'POST', body: JSON.stringify(batch) })
    if (response.status !== 204) throw new Error(`${response.status}: ${await response.text()}`)
  }
}

function oneVisit(program: LearningProgram, keenness: Keenness, random: () => number): Event[] {
  const profile = newProfile(`v${Math.floor(random() * 2 ** 48).toString(36)}`)
  const page = randomUUID()
  const events: Event[] = []
  let at = Date.now() - Math.floor(random() * 20 * HOUR) - HOUR
  let segments: string[] = []

  const happens = (name: string, props: Record<string, unknown> = {}) => {
    at += 1_000
    const event: VisitorEvent = { path: '/', ...props, name, at }
    learn(program, profile, event)
    segments = matchSegments(program, profile, documentFor(program, profile, FRONT_PAGE, at), at)
    events.push(stamped(program, profile, event, { segments, page, seq: events.length }))
  }

  happens('page_view', random() < 0.25 ? { source: 'newsletter', campaign: 'spring' } : {})
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
    const keen = keenness(`${experience.id}/${audience.segment}/${arm.id}`)
    if (random() >= keen.cart) continue
    happens('add_to_cart', { value: 89, currency: 'EUR' })
    if (random() >= keen.order) continue
    const value = 89 + 10 * Math.floor(random() * 15)
    happens('purchase', { value, currency: 'EUR', transaction_id: randomUUID() })
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
  where: { segments: string[]; page: string; seq: number },
): Event {
  const { name, at, ...props } = event
  const { goals, kind } = reachGoals(compileGoals(program.published, program.compile), event)
  return {
    ...where,
    id: uuid7(at, randomBytes(10)),
    name,
    kind: name === EXPOSURE ? 'exposure' : kind,
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
    goals,
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
