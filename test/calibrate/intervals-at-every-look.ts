import { type Arrive, buy, convert, type Metric, money, rate } from './arm.ts'
import { misses, reported } from './lift-of.ts'
import { arrivals, atAnyLook, type Spacing } from './looks.ts'
import { count, type Row, type Scale } from './row.ts'

const TESTS = 10_000
const LIFT = 0.2

/** Always-valid intervals where there is an effect: of 100 tests, in 95 every one of them holds it. */
export function intervalsAtEveryLook({ random, tests }: Scale): Row[] {
  const all = tests(TESTS)
  const held = (
    metric: Metric,
    arrive: (visitors: number, rate: number) => Arrive,
    base: number,
    spacing: Spacing,
  ): Omit<Row, 'what'> => {
    const steps = arrivals(spacing)
    const course = {
      control: steps.map((visitors) => arrive(visitors, base)),
      treatment: steps.map((visitors) => arrive(visitors, base * (1 + LIFT))),
    }
    const { missed } = count(all, () =>
      atAnyLook(course, random, (a, b) => ({
        missed: misses(reported(metric, a, b)?.always, LIFT),
      })),
    )
    return { hits: all - missed, tests: all, from: 0.945 }
  }
  return [
    {
      what: 'lift of a rate in all of its 20 always-valid intervals',
      ...held(rate, convert, 0.1, { first: 500 }),
    },
    {
      what: 'the same, looks spread from 100 visitors to 220,000',
      ...held(rate, convert, 0.1, { first: 100, growth: 1.5 }),
    },
    {
      what: 'lift of the money in all of its 20 always-valid intervals',
      ...held(money, buy, 0.05, { first: 1_000 }),
    },
  ]
}
