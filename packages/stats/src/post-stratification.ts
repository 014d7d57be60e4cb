import { type Change, whyNotLog } from './effect.ts'
import type { Moments } from './moments.ts'
import {
  isNoAnswer,
  type NoAnswer,
  noVariance,
  tooLittleData,
  withoutNaN,
  zeroDenominator,
} from './no-answer.ts'

/** A stratum's arms; what a moments function gave, also when it was no answer. */
export type Stratum = { control: Moments | NoAnswer; treatment: Moments | NoAnswer }

/** `fixed`: the strata's sizes are known; `sampled`: they are estimated from these units too. */
export type StratumSizes = 'fixed' | 'sampled'

export type StratifiedEffect = { kind: 'stratified'; effect: number; stdErr: number }

/**
 * The effect over strata, each weighed by its units (Miratrix, Sekhon & Yu 2013, JRSS B 75:369–396;
 * for relative effects, logs and sampled sizes by the delta method). In the metric's unit, or relative
 * to the control's mean over strata, or the log of the means' ratio. No strata, or an arm without enough units in one: `too-little-data`.
 * No variance anywhere: `no-variance`. A relative change of nothing: `zero-denominator`.
 */
export function postStratify(
  strata: readonly Stratum[],
  sizes: StratumSizes = 'sampled',
  kind: Change = 'absolute',
): StratifiedEffect | NoAnswer {
  if (strata.length === 0) return tooLittleData
  const arms: { a: Moments; b: Moments }[] = []
  for (const { control, treatment } of strata) {
    if (isNoAnswer(control)) return control
    if (isNoAnswer(treatment)) return treatment
    arms.push({ a: control, b: treatment })
  }
  const n = arms.reduce((sum, { a, b }) => sum + a.n + b.n, 0)
  const weighted = arms.map(({ a, b }) => ({ a, b, weight: (a.n + b.n) / n }))
  const average = (term: (stratum: { a: Moments; b: Moments }) => number) =>
    weighted.reduce((sum, { a, b, weight }) => sum + weight * term({ a, b }), 0)
  const within = (arm: 'a' | 'b') =>
    weighted.reduce((sum, each) => sum + (each.weight ** 2 * each[arm].variance) / each[arm].n, 0)
  const meanA = average(({ a }) => a.mean)
  const meanB = average(({ b }) => b.mean)
  if (kind === 'relative' && meanA === 0) return zeroDenominator
  const refusal = kind === 'log' ? whyNotLog(meanA, meanB) : undefined
  if (refusal) return refusal
  // Of m_b·factorB − m_a·factorA per stratum, whose weighted sum the (linearized) effect is.
  const [factorA, factorB] = {
    absolute: [1, 1],
    relative: [meanB / (meanA * Math.abs(meanA)), 1 / Math.abs(meanA)],
    log: [1 / meanA, 1 / meanB],
  }[kind] as [number, number]
  const change = ({ a, b }: { a: Moments; b: Moments }) => b.mean * factorB - a.mean * factorA
  const center = average(change)
  const ofSizes =
    sizes === 'sampled' ? average((stratum) => (change(stratum) - center) ** 2) / n : 0
  const variance = factorB ** 2 * within('b') + factorA ** 2 * within('a') + ofSizes
  if (!(variance > 0)) return noVariance
  return withoutNaN({
    kind: 'stratified',
    effect: kind === 'log' ? Math.log(meanB / meanA) : (meanB - meanA) * factorB,
    stdErr: Math.sqrt(variance),
  })
}
