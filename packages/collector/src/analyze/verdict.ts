import { isNoAnswer, type NoAnswer } from '@segue/stats'
import type { Compared, Interval } from './compare.ts'
import type { InFamily } from './family.ts'
import { lift, points, signedAmount } from './figures.ts'
import type { MetricKind } from './question.ts'

/** `higher` and `lower`, as a file does not say which of them is good. */
export type Verdict = { kind: 'higher' | 'lower' | 'same' | 'open'; words: string }

/** Differences below this share of the control are of no interest. */
const MARGIN = 0.05

type Place = {
  metric: string
  kind: MetricKind
  where: string | null
  control: string
  variant: string
}

/** What may be said with all comparisons of the report in mind; `strict` has Holm's level. */
export function verdictOf(
  { metric, kind, where, control, variant }: Place,
  family: InFamily | null,
  strict: Compared | NoAnswer,
  few: string | null,
): Verdict {
  const about = where === null ? metric : `${metric}, ${where}`
  if (few !== null) return { kind: 'open', words: `${about}: Too few: ${few}.` }
  if (family === null || isNoAnswer(strict)) {
    return { kind: 'open', words: `${about}: No difference can be computed from these numbers.` }
  }
  const { interval, liftInterval } = strict
  const excludes = ({ low, high }: Interval) => low > 0 || high < 0
  if (family.isClaimed && excludes(interval) && (liftInterval === null || excludes(liftInterval))) {
    const word = strict.difference > 0 ? 'higher' : 'lower'
    return {
      kind: word,
      words: `${about}: ${variant} is ${word} than ${control}: ${sizeOf(strict, kind)}, ${between(strict, kind)}.`,
    }
  }
  const reach = liftInterval && Math.max(-liftInterval.low, liftInterval.high)
  if (reach !== null && reach <= MARGIN) {
    return {
      kind: 'same',
      words: `${about}: ${variant} is the same as ${control} within ${Math.ceil(reach * 100)}%: ${between(strict, kind)}.`,
    }
  }
  return {
    kind: 'open',
    words: `${about}: not settled: ${variant} against ${control} is ${between(strict, kind)}.`,
  }
}

const sizeOf = (compared: Compared, kind: MetricKind) =>
  compared.lift === null ? inUnits(compared.difference, kind) : lift(compared.lift)

function between({ interval, liftInterval }: Compared, kind: MetricKind): string {
  const [low, high] = liftInterval
    ? [lift(liftInterval.low), lift(liftInterval.high)]
    : [inUnits(interval.low, kind), inUnits(interval.high, kind)]
  return `between ${low} and ${high}`
}

/** A difference in the metric's own unit. */
export const inUnits = (value: number, kind: MetricKind): string =>
  kind === 'binary' || kind === 'share' ? points(value) : signedAmount(value)
