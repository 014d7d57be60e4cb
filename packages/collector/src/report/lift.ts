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

/** The same of the log of a ratio, as a lift: 0.1 is +10%. */
export function alwaysValidLift(logRatio: Effect | NoAnswer, alpha: number) {
  const found = alwaysValid(logRatio, alpha)
  if (isNoAnswer(found)) return found
  const { effect, low, high, pValue } = found
  return { kind: 'lift' as const, lift: expm1(effect), low: expm1(low), high: expm1(high), pValue }
}

/**
 * The log of a ratio as the report tells it; null where there is no answer. The log, because the error
 * of a relative effect is too small where a variant has few conversions by chance: of sites with twelve
 * audiences that convert one in a hundred, 11 of 100 read a false word by it (docs/calibration.md).
 */
export function liftOf(logRatio: Effect | NoAnswer): Lift | null {
  const always = alwaysValidLift(logRatio, 0.05)
  // With a flat prior the credible interval is the usual one, for one look.
  const once = normalPosterior(logRatio, null, 0.05)
  if (isNoAnswer(always) || isNoAnswer(once)) return null
  return {
    lift: always.lift,
    always: { low: always.low, high: always.high },
    fixed: { low: expm1(once.low), high: expm1(once.high) },
    pValue: always.pValue,
    chanceToWin: once.chanceToWin,
    expectedLoss: once.riskTreatment,
  }
}

const { expm1 } = Math
