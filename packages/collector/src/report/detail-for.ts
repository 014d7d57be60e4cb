import {
  CONTROL,
  type Config,
  type DetailLine,
  EVERYONE,
  type Experience,
  hasLeastData,
  isReserved,
  type ReportDetail,
} from '@segue/core'
import { type Effect, isNoAnswer, type NoAnswer } from '@segue/stats'
import type { Course } from '../store/count-course.ts'
import type { Cell } from '../store/store.ts'
import { densityOf } from './density-of.ts'
import { effectOf, type Pair } from './effect-of.ts'
import { alwaysValidLift } from './lift.ts'
import { rateOf } from './rate-of.ts'

type Facts = {
  config: Config
  experience: Experience
  goal: string
  courses: Course[]
  at: number
}

/** More points than this no picture of some hundred pixels shows. */
const MOST_DAYS = 60
const ALPHA = 0.05
const DAY = 86_400_000

/** One goal of an experience by day and by segment: what was known at the end of each day, from sums. */
export function detailFor({ config, experience, goal, courses, at }: Facts): ReportDetail {
  const all = courses.filter(({ segment }) => segment === '')
  const days = someOf(daysOf(all))
  const audiences = [...new Set(all.map(({ audience }) => audience))]
  const arms = [...new Set(all.map(({ arm }) => arm))].filter(isCompared)
  const lineOf = (audience: string | null, arm: string): DetailLine[] => {
    const own = all.filter((course) => audience === null || course.audience === audience)
    if (pairsOf(own, arm, goal).length < (audience === null ? 2 : 1)) return []
    const effects = days.map((day) => said(pairsOf(own, arm, goal, day), goal))
    const last = effects.at(-1)
    return [
      {
        audience,
        arm,
        days: effects.map((effect) => (effect ? stood(effect, ALPHA) : null)),
        curve: last ? densityOf(last) : [],
      },
    ]
  }
  return {
    site: config.site,
    experience: experience.id,
    goal,
    at,
    days,
    lines: [null, ...audiences].flatMap((audience) => arms.flatMap((arm) => lineOf(audience, arm))),
    parts: partsOf({ config, experience, goal, courses }, arms),
  }
}

const isCompared = (arm: string) => arm !== CONTROL && !isReserved(arm)

/** Segments that are no audience of it: in those everybody has been looked at already. */
function partsOf(
  { config, experience, goal, courses }: Omit<Facts, 'at'>,
  arms: string[],
): ReportDetail['parts'] {
  const planned = [EVERYONE, ...experience.audiences.map(({ segment }) => segment)]
  const segments = config.segments.filter(({ id }) => !planned.includes(id))
  const found = segments.flatMap(({ id, name = id }) =>
    arms.flatMap((arm) => {
      const own = courses.filter(({ segment }) => segment === id)
      const pairs = pairsOf(own, arm, goal)
      if (!pairs.length) return []
      return [{ segment: id, name, arm, pairs, effect: said(pairs, goal) }]
    }),
  )
  const answers = found.filter(({ effect }) => effect).length
  return found.map(({ pairs, effect, ...part }) => ({
    ...part,
    control: sideOf(pairs.flatMap(({ control }) => control)),
    variant: sideOf(pairs.flatMap(({ variant }) => variant)),
    lift: effect ? stood(effect, ALPHA / answers) : null,
  }))
}

/** Audiences in which both the arm and control have somebody, until the end of a day. */
function pairsOf(courses: Course[], arm: string, goal: string, until = '9999'): Pair[] {
  const cells = (audience: string, wanted: string): Cell[] =>
    courses
      .filter((course) => course.audience === audience && course.arm === wanted)
      .map((course) => cellOf(course, goal, until))
      .filter(({ visitors }) => visitors > 0)
  return [...new Set(courses.map(({ audience }) => audience))].flatMap((audience) => {
    const pair = { control: cells(audience, CONTROL), variant: cells(audience, arm) }
    return pair.control.length && pair.variant.length ? [pair] : []
  })
}

function cellOf({ audience, arm, phase, ...course }: Course, goal: string, until: string): Cell {
  const converters = total(course.converters, until)
  return {
    audience,
    arm,
    phase,
    late: false,
    half: 0,
    visitors: total(course.visitors, until),
    days: [],
    goals: [{ goal, converters, conversions: converters, value: 0, squares: 0, most: 0 }],
  }
}

function total(days: ReadonlyMap<string, number>, until: string): number {
  let sum = 0
  for (const [day, count] of days) if (day <= until) sum += count
  return sum
}

const sideOf = (cells: Cell[]) => ({
  visitors: cells.reduce((sum, { visitors }) => sum + visitors, 0),
  converters: cells.reduce((sum, { goals }) => sum + goals[0]!.converters, 0),
})

/** Undefined where there is too little to say anything. */
function said(pairs: Pair[], goal: string): Effect | undefined {
  const sides = [pairs.flatMap(({ control }) => control), pairs.flatMap(({ variant }) => variant)]
  if (!sides.every((cells) => hasLeastData(sideOf(cells)))) return undefined
  const effect: Effect | NoAnswer = effectOf(pairs, rateOf(goal))
  return isNoAnswer(effect) ? undefined : effect
}

function stood(effect: Effect, alpha: number) {
  const found = alwaysValidLift(effect, alpha)
  return isNoAnswer(found) ? null : { lift: found.lift, low: found.low, high: found.high }
}

/** From the first to the last, those without anybody too. */
function daysOf(courses: Course[]): string[] {
  const known = courses.flatMap(({ visitors, converters }) => [
    ...visitors.keys(),
    ...converters.keys(),
  ])
  if (!known.length) return []
  const [first, last] = [known.reduce(lesser), known.reduce(greater)].map((day) => Date.parse(day))
  return Array.from({ length: Math.round((last! - first!) / DAY) + 1 }, (_, n) =>
    new Date(first! + n * DAY).toISOString().slice(0, 10),
  )
}

const lesser = (one: string, other: string) => (one < other ? one : other)
const greater = (one: string, other: string) => (one > other ? one : other)

/** The last one is always among them. */
function someOf(days: string[]): string[] {
  const step = Math.ceil(days.length / MOST_DAYS)
  return days.filter((_, n) => (days.length - 1 - n) % step === 0)
}
