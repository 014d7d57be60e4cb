import {
  type CompiledGoal,
  decide,
  documentFor,
  type Event,
  EXPOSURE,
  isExposed,
  type LearningProgram,
  learn,
  matchSegments,
  newProfile,
  reachGoals,
  TARGET_CLICK,
  uuid7,
  type VisitorEvent,
} from '@segue/core'
import { DEMO_VISITOR } from './demo-visitor.ts'

type World = { program: LearningProgram; goals: CompiledGoal[]; random: () => number }
/** What was decided for a visitor. */
export type Cell = { experience: string; audience: string; arm: string }

export type SimulatedVisitor = ReturnType<typeof simulatedVisitor>

/** So many come too late for the change, whatever the arm. */
const LATE = 0.015

/** Somebody without a browser: what the shipped core decides for them is what they see and send. */
export function simulatedVisitor(number: number, { program, goals, random }: World) {
  const profile = newProfile(`${DEMO_VISITOR}${number.toString(36).padStart(5, '0')}`)
  const isPhone = random() < 0.62
  const tech = isPhone
    ? { device: 'phone', os: 'Android', browser: 'Chrome' }
    : { device: 'desktop', os: 'Windows', browser: 'Chrome' }
  let segments: string[] = []
  let events: Event[] = []
  let path = '/'
  let page = ''
  let seq = 0
  let at = 0

  function happens(name: string, props: Record<string, unknown> = {}): void {
    at += 900
    const event: VisitorEvent = { path, ...props, name, at }
    learn(program, profile, event)
    const here = { host: '', path, query: {}, title: '', type: '', referrer: '' }
    const document = documentFor(program, profile, { page: here, tech, utcOffset: 60 }, at)
    segments = matchSegments(program, profile, document, at)
    events.push(stamped(event, reachGoals(goals, event)))
  }

  /** Sees what is decided: at once, or what waits for something on the page. */
  function meet(isLate: boolean): void {
    const { begun, ...gates } = program.gates
    const due = program.published.experiences.filter(({ trigger }) => !!trigger === isLate)
    for (const decision of decide(due, profile, segments, { path, at }, gates)) {
      const { experience, audience, arm } = decision
      if (isExposed(profile, experience.id)) continue
      const cell: Cell = { experience: experience.id, audience: audience.segment, arm: arm.id }
      happens(EXPOSURE, { ...cell, phase: experience.phase, late: random() < LATE })
    }
  }

  function stamped(event: VisitorEvent, reached: Pick<Event, 'goals' | 'kind'>): Event {
    const { name, at, ...props } = event
    const { value, currency, transaction_id: order } = props
    return {
      id: uuid(),
      name,
      kind: name === EXPOSURE ? 'exposure' : reached.kind,
      at,
      visitor: profile.id,
      visit: `${profile.id}-${profile.visits}`,
      page,
      seq: seq++,
      config: program.published.version,
      segments,
      arms: Object.fromEntries(
        Object.entries(profile.arms).map(([experience, { audience, arm, phase }]) => [
          experience,
          `${audience}/${arm}/${phase}`,
        ]),
      ),
      goals: reached.goals,
      ...(typeof value === 'number' && { value, currency: String(currency) }),
      ...(typeof order === 'string' && { order }),
      props,
    }
  }

  const uuid = () =>
    uuid7(
      at,
      Uint8Array.from({ length: 10 }, () => Math.floor(256 * random())),
    )

  return {
    happens,
    /** The time at which the visitor is. */
    at: () => at,
    cells: (): Cell[] =>
      Object.entries(profile.arms).map(([experience, { audience, arm }]) => ({
        experience,
        audience,
        arm,
      })),
    arrive(when: number): void {
      at = when
    },
    /** Opens a page, sees what is decided for it, and looks at it for a while. */
    open(where: string, props: Record<string, unknown> = {}): void {
      path = where
      page = uuid()
      seq = 0
      happens('page_view', props)
      meet(false)
      happens('web_vitals', {
        LCP: Math.round(700 + 2_000 * random() ** 6),
        INP: Math.round(40 + 190 * random() ** 6),
        CLS: Number((0.12 * random() ** 9).toFixed(3)),
        errors: random() < 0.003 ? 1 : 0,
      })
      at += Math.floor(4_000 + 40_000 * random() ** 2)
    },
    linger: () => meet(true),
    /** Clicks where an experience has changed something, or would have. */
    clickTarget: (cell: Cell) => happens(TARGET_CLICK, { ...cell }),
    /** The events since the last time. */
    take(): Event[] {
      const taken = events
      events = []
      return taken
    },
  }
}
