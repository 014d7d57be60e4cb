import {
  benjaminiHochberg,
  benjaminiYekutieli,
  betaThompson,
  gailSimon,
  heterogeneity,
  holm,
  interactionTest,
  mantelHaenszel,
  normalThompson,
  pooledZTest,
  qiniCurve,
  sampleRatioTest,
  sequentialSampleRatioTest,
  withFloor,
} from '@segue/stats'
import { type Arms, type Methods, say } from './stats-inputs.ts'

type Counts = { counts: number[]; weights: number[] }
type Effects = { effects: number[]; stdErrs: number[] }
type PValues = { pValues: number[] }
type Group = { admitted: number; rejected: number }

/** Between many: arms, segments, tests, strata. */
export const betweenMethods: Methods = {
  'srm.chi2': ({ counts, weights }: Counts) => sampleRatioTest(counts, weights),
  'srm.sequential': ({
    counts,
    weights,
    dirichletConcentration,
  }: Counts & { dirichletConcentration: number }) =>
    say(
      sequentialSampleRatioTest(counts, weights, dirichletConcentration),
      ({ logBayesFactor, pValue }) => ({ logBayesFactor, pValueAtThisLook: pValue }),
    ),
  'multiple.holm': ({ pValues }: PValues) => holm(pValues),
  'multiple.bh': ({ pValues }: PValues) => benjaminiHochberg(pValues),
  'multiple.by': ({ pValues }: PValues) => benjaminiYekutieli(pValues),
  'thompson.beta': ({ posteriors }: { posteriors: [number, number][] }) =>
    betaThompson(posteriors.map(([alpha, beta]) => ({ alpha, beta }))),
  'thompson.normal': ({ means, stdErrs }: { means: number[]; stdErrs: number[] }) =>
    normalThompson(means.map((mean, i) => ({ mean, stdErr: stdErrs[i]! }))),
  'bandit.minWeightFloor': ({ weights, floor }: { weights: number[]; floor: number }) =>
    withFloor(weights, floor),
  'segments.interactionZ': ({
    effect1,
    se1,
    effect2,
    se2,
  }: Record<'effect1' | 'se1' | 'effect2' | 'se2', number>) =>
    interactionTest({ effect: effect1, stdErr: se1 }, { effect: effect2, stdErr: se2 }),
  'segments.heterogeneity': (inputs: Effects) =>
    say(heterogeneity(segmentsOf(inputs)), ({ fixed, random, ...rest }) => ({
      fixedMean: fixed.mean,
      fixedSe: fixed.stdErr,
      Q: rest.q,
      df: rest.df,
      pValue: rest.pValue,
      I2: rest.i2,
      tau2DL: rest.tau2,
      randomMean: random.mean,
      randomSe: random.stdErr,
      empiricalBayes: rest.shrunken,
    })),
  'segments.gailSimon': (inputs: Effects) =>
    say(gailSimon(segmentsOf(inputs)), ({ qPlus, qMinus, statistic, pValue }) => ({
      Qplus: qPlus,
      Qminus: qMinus,
      statistic,
      pValue,
    })),
  'segments.simpson.aggregate': ({ a, b }: Arms) =>
    say(pooledZTest(a, b), ({ difference, pValue }) => ({
      diff: difference,
      pValuePooledZ: pValue,
    })),
  'segments.mantelHaenszel': ({
    strata,
  }: {
    strata: Record<string, { male: Group; female: Group }>
  }) => {
    const tables = Object.values(strata).map(({ male, female }) => ({
      a: male.admitted,
      b: male.rejected,
      c: female.admitted,
      d: female.rejected,
    }))
    return say(mantelHaenszel(tables), (found) => ({
      pooledOddsRatio: found.oddsRatio,
      ci: [found.low, found.high],
      chi2Corrected: found.chi2,
      pValue: found.pValue,
      breslowDay: found.homogeneity,
    }))
  },
  'uplift.qiniCurve': ({
    y,
    treated,
    score,
  }: {
    y: number[]
    treated: (0 | 1 | boolean)[]
    score: number[]
  }) => {
    const units = y.map((outcome, i) => ({
      outcome,
      treated: Boolean(treated[i]),
      score: score[i]!,
    }))
    return say(qiniCurve(units), ({ gain, area }) => ({ qini: gain, areaTrapezoid: area }))
  },
}

const segmentsOf = ({ effects, stdErrs }: Effects) =>
  effects.map((effect, i) => ({ effect, stdErr: stdErrs[i]! }))
