import type { Lift } from '@segue/core'
import {
  asymptoticSequence,
  type Effect,
  isNoAnswer,
  type NoAnswer,
  normalPosterior,
} from '@segue/stats'

/** The intervals that hold at all looks are narrowest at so many visitors of both arms. */
const TIGHTEST = 5_000

/** The same question with a stricter level, when it is one of several. */
export const alwaysValid = (effect: Effect | NoAnswer, alpha: number) =>
  asymptoticSequence(effect, { alpha, tuningN: TIGHTEST })

/** A relative effect as the report tells it; null where there is no answer. */
export function liftOf(effect: Effect | NoAnswer): Lift | null {
  const always = alwaysValid(effect, 0.05)
  // With a flat prior the credible interval is the usual one, for one look.
  const once = normalPosterior(effect, null, 0.05)
  if (isNoAnswer(always) || isNoAnswer(once)) return null
  return {
    lift: always.effect,
    always: { low: always.low, high: always.high },
    fixed: { low: once.low, high: once.high },
    pValue: always.pValue,
    chanceToWin: once.chanceToWin,
    expectedLoss: once.riskTreatment,
  }
}
