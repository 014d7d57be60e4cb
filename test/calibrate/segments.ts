import { type Comparison, judge } from '@segue/collector/verdicts'
import type { Verdict } from '@segue/core'
import { type Arm, convert, liftBetween, nobodyYet, rate } from './arm.ts'
import { arrivals } from './looks.ts'
import { count, type Row, type Scale } from './row.ts'

const TESTS = 10_000
const SEGMENTS = 12
/** Of the segments where there is an effect. */
const REAL = 0.5
/** Just not "the same within 5%". */
const MARGIN = 0.05

type Judge = (comparisons: Comparison[]) => Verdict[]

/**
 * Twelve segments with a test each, judged together as the report does: of 100 sites at most 5 may
 * read a false claim anywhere, however often they look.
 */
export function segments({ random, tests }: Scale, judgeAll: Judge = judge): Row[] {
  const all = tests(TESTS)
  const row = (what: string, hits: number): Row => ({ what, hits, tests: all, to: 0.054 })

  /** How many sites ever read something false, at any look and at the last one. */
  const falseWords = (steps: number[], lifts: number[], base = 0.1) => {
    const controls = steps.map((visitors) => convert(visitors, base))
    const treatments = lifts.map((lift) =>
      steps.map((visitors) => convert(visitors, base * (1 + lift))),
    )
    let atEnd = 0
    const { ever } = count(all, () => {
      const pairs = treatments.map((arrives) => ({ a: nobodyYet(), b: nobodyYet(), arrives }))
      let ever = false
      let isFalse = false
      for (const [look, arrive] of controls.entries()) {
        for (const { a, b, arrives } of pairs) {
          arrive(a, random)
          arrives[look]!(b, random)
        }
        const verdicts = judgeAll(pairs.map(({ a, b }) => comparison(a, b)))
        isFalse = verdicts.some((verdict, n) => isFalseOf(verdict, lifts[n]!))
        ever ||= isFalse
      }
      if (isFalse) atEnd++
      return { ever }
    })
    return { ever, atEnd }
  }

  const evenly = arrivals({ first: 500 })
  const none = Array<number>(SEGMENTS).fill(0)
  const some = none.map((lift, n) => (n < 4 ? REAL : lift))
  const nulls = falseWords(evenly, none)
  // Many visitors, so that intervals are narrow enough to say "the same" at all.
  const margins = falseWords(
    evenly.map((visitors) => visitors * 40),
    none.map(() => MARGIN),
  )
  return [
    row('“better” or “worse” said of any of 12 segments without effect, at the end', nulls.atEnd),
    row('the same, at any of 20 looks', nulls.ever),
    row(
      'the same, looks spread from 100 visitors to 220,000',
      falseWords(arrivals({ first: 100, growth: 1.5 }), none).ever,
    ),
    row(
      'the same, rates of 1%, looks spread from 1,000 visitors to 2.2 million',
      falseWords(arrivals({ first: 1_000, growth: 1.5 }), none, 0.01).ever,
    ),
    row(
      'false words on any of 12, of which 4 have a lift of 50%, 20 looks',
      falseWords(evenly, some).ever,
    ),
    row('“the same” or “worse” said of any of 12 with a lift of 5%, 20 looks', margins.ever),
  ]
}

function isFalseOf({ kind }: Verdict, lift: number): boolean {
  if (kind === 'better') return lift <= 0
  if (kind === 'worse') return lift >= 0
  return kind === 'same' && Math.abs(lift) >= MARGIN
}

function comparison(control: Arm, variant: Arm): Comparison {
  const side = (name: string, { visitors, converters }: Arm) => ({
    name,
    visitors,
    converters,
    perDay: 500,
  })
  return {
    goal: 'Order',
    effect: liftBetween(rate, control, variant),
    control: side('Control', control),
    variant: side('B', variant),
  }
}
