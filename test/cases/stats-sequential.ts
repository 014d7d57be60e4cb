import {
  asymptoticBounds,
  asymptoticSequence,
  bernoulliSequence,
  type Drift,
  type Effect,
  lanDeMets,
  msprt,
  obrienFleming,
  oneSidedNormalMixture,
  pocock,
  polyStitching,
  quantileSequenceTest,
  type Stitching,
  twoSidedNormalMixture,
} from '@segue/stats'
import { type Arms, type Asked, effectOf, type Methods, say } from './stats-inputs.ts'

type Looks = { looks: number; alpha?: number; sides?: 1 | 2 }
type Mixture = Drift & { alpha?: number; alphaOpt?: number }

/** Tests that may be looked at more than once. */
export const sequentialMethods: Methods = {
  'sequential.asymptoticCS': (inputs: Arms & Asked) => sequenceOf(effectOf(inputs), inputs),
  'sequential.asymptoticCS.moments': ({
    effect,
    n,
    varPerObs,
    ...tuning
  }: { effect: number; n: number; varPerObs: number } & Asked) =>
    sequenceOf({ kind: 'effect', effect, n, variance: varPerObs / n, df: n - 1 }, tuning),
  'sequential.asymptoticCS.oneSided': (inputs: Arms & Asked) =>
    say(asymptoticBounds(effectOf(inputs), inputs), ({ lower, upper, ...rest }) => ({
      ...rest,
      lowerBound: lower,
      upperBound: upper,
    })),
  'msprt.normal': ({
    effect,
    varianceOfEffect,
    tau2,
    alpha,
  }: {
    effect: number
    varianceOfEffect: number
    tau2: number
    alpha?: number
  }) =>
    say(msprt(effect, varianceOfEffect, tau2, alpha), ({ lambda, pValue, low, high }) => ({
      lambda,
      pValueAtThisLook: pValue,
      ci: [low, high],
    })),
  'confseq.normalMixture.twoSided': ({ alpha, alphaOpt, ...drift }: Mixture) =>
    boundaryOf(twoSidedNormalMixture(drift, alpha, alphaOpt)),
  'confseq.normalMixture.oneSided': ({ alpha, ...drift }: Mixture) =>
    boundaryOf(oneSidedNormalMixture(drift, alpha)),
  'confseq.polyStitching': ({
    v,
    alpha = 0.05,
    ...stitching
  }: Stitching & { v: number; alpha?: number }) => polyStitching(v, alpha, stitching),
  'confseq.bernoulliCS': ({
    successes,
    trials,
    alpha,
    tOpt,
  }: {
    successes: number
    trials: number
    alpha?: number
    tOpt: number
  }) =>
    say(bernoulliSequence({ n: trials, sum: successes }, tOpt, alpha), ({ low, high }) => ({
      ci: [low, high],
    })),
  'confseq.quantileABTest': ({
    a,
    b,
    quantile,
    tOpt,
    alphaOpt,
  }: Arms<string | number[]> & { quantile: number; tOpt: number; alphaOpt?: number }) =>
    quantileSequenceTest(valuesOf(a), valuesOf(b), quantile, tOpt, alphaOpt),
  'groupSequential.pocock': ({ looks, alpha, sides }: Looks) => pocock(looks, alpha, sides),
  'groupSequential.obrienFleming': ({ looks, alpha, sides }: Looks) =>
    obrienFleming(looks, alpha, sides),
  'groupSequential.lanDeMetsOBF': ({
    informationFractions,
    alpha,
    sides,
  }: {
    informationFractions: number[]
    alpha?: number
    sides?: 1 | 2
  }) => lanDeMets(informationFractions, alpha, sides),
}

function sequenceOf(effect: Effect | ReturnType<typeof effectOf>, tuning: Asked) {
  return say(asymptoticSequence(effect, tuning), ({ low, high, ...rest }) => ({
    ...rest,
    ci: [low, high],
  }))
}

const boundaryOf = (result: ReturnType<typeof twoSidedNormalMixture>) =>
  say(result, ({ rho, ...rest }) => ({ ...rest, bestRho: rho }))

/** "1..1000" stands for the whole numbers from 1 to 1000. */
function valuesOf(list: string | number[]): number[] {
  if (typeof list !== 'string') return list
  const [from = 0, to = 0] = list.split('..').map(Number)
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
