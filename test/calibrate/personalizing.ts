import { isNoAnswer, type LoggedUnit, personalizationGain } from '@segue/stats'
import { count, type Row, type Scale } from './row.ts'

const TESTS = 10_000
const VISITORS = 1_000
/** Of 100 tests without a gain, 5 have one that is so many standard errors high. */
const ONE_SIDED = 1.645

/** Chances to convert, by segment and arm. */
type Rates = Record<string, Record<string, number>>

/** Where one arm is as good as an arm per segment, personalizing may seem to pay in 5 of 100 tests. */
export function personalizing({ random, tests }: Scale): Row[] {
  const all = tests(TESTS)
  const claims = (rates: Rates): number =>
    count(all, () => {
      const found = personalizationGain(visitors(rates, random))
      return { claimed: !isNoAnswer(found) && found.gain > ONE_SIDED * found.stdErr }
    }).claimed
  const row = (what: string, hits: number): Row => ({ what, hits, tests: all, to: 0.054 })
  const inEach = (segments: number, arms: Record<string, number>): Rates =>
    Object.fromEntries(Array.from({ length: segments }, (_, n) => [`s${n}`, arms]))
  return [
    row(
      'gain of personalizing claimed: 4 segments, 2 arms alike',
      claims(inEach(4, { a: 0.2, b: 0.2 })),
    ),
    row('the same, 8 segments, 3 arms alike', claims(inEach(8, { a: 0.2, b: 0.2, c: 0.2 }))),
    row('the same, 4 segments, one arm 20% better in each', claims(inEach(4, { a: 0.2, b: 0.24 }))),
    row(
      'the same, 2 segments of unlike rates, 2 arms alike',
      claims({ s0: { a: 0.05, b: 0.05 }, s1: { a: 0.4, b: 0.4 } }),
    ),
  ]
}

function visitors(rates: Rates, random: () => number): LoggedUnit[] {
  const segments = Object.entries(rates).map(([segment, arms]) => ({
    segment,
    arms: Object.entries(arms),
  }))
  const pick = <Thing>(things: Thing[]) => things[Math.floor(random() * things.length)]!
  return Array.from({ length: VISITORS }, () => {
    const { segment, arms } = pick(segments)
    const [arm, rate] = pick(arms)
    return { segment, arm, probability: 1 / arms.length, outcome: random() < rate ? 1 : 0 }
  })
}
