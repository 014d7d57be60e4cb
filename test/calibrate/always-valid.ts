import type { Interval, Lift } from '@segue/core'
import { type Arrive, buy, convert, type Metric, money, rate } from './arm.ts'
import { misses, reported } from './lift-of.ts'
import { arrivals, atAnyLook, type Course, type Spacing } from './looks.ts'
import { count, type Row, type Scale } from './row.ts'

const TESTS = 10_000

/** The interval that a method puts into the report. */
type IntervalOf = (lift: Lift) => Interval

/**
 * Two arms alike that are looked at 20 times: at most 5 of 100 tests may ever find a difference. Beside it
 * what peeking at numbers of one look does.
 */
export function alwaysValid(
  { random, tests }: Scale,
  intervalOf: IntervalOf = (lift) => lift.always,
): Row[] {
  const all = tests(TESTS)
  const everFound = (metric: Metric, steps: Arrive[]) =>
    count(all, () =>
      atAnyLook(alike(steps), random, (a, b) => {
        const lift = reported(metric, a, b)
        return { found: lift !== null && misses(intervalOf(lift), 0) }
      }),
    ).found
  const rates = (share: number, spacing: Spacing) =>
    everFound(
      rate,
      arrivals(spacing).map((visitors) => convert(visitors, share)),
    )
  const spent = (spacing: Spacing) =>
    everFound(
      money,
      arrivals(spacing).map((visitors) => buy(visitors, 0.05)),
    )
  const row = (what: string, hits: number): Row => ({ what, hits, tests: all, to: 0.054 })
  return [
    row('difference ever found at 20 looks where there is none: rates', rates(0.1, { first: 500 })),
    row(
      'the same, looks spread from 100 visitors to 220,000',
      rates(0.1, { first: 100, growth: 1.5 }),
    ),
    row(
      'the same, rates of 1%, looks spread from 1,000 visitors to 2.2 million',
      rates(0.01, { first: 1_000, growth: 1.5 }),
    ),
    row('the same, money per visitor', spent({ first: 1_000 })),
    row(
      'the same, money, looks spread from 400 visitors to 28,000',
      spent({ first: 400, growth: 1.25 }),
    ),
    ...peeking({ random, tests }),
  ]
}

/** What the badge of other tools leads to: whoever looks until either arm has its 95%. */
function peeking({ random, tests }: Scale): Row[] {
  const all = tests(TESTS)
  const steps = arrivals({ first: 500 }).map((visitors) => convert(visitors, 0.1))
  let atEnd = 0
  const { ever } = count(all, () => {
    let isSure = false
    const found = atAnyLook(alike(steps), random, (a, b) => {
      const chance = reported(rate, a, b)?.chanceToWin ?? 0.5
      isSure = Math.max(chance, 1 - chance) >= 0.95
      return { ever: isSure }
    })
    if (isSure) atEnd++
    return found
  })
  return [
    {
      what: 'for contrast: an arm has a chance to win of 95% at the end',
      hits: atEnd,
      tests: all,
    },
    { what: 'for contrast: it has had it at any of 20 looks', hits: ever, tests: all },
  ]
}

const alike = (steps: Arrive[]): Course => ({ control: steps, treatment: steps })
