import {
  asymptoticSequence,
  type CupedRatioTotal,
  type CupedTotal,
  cuped,
  cupedRatio,
  cupedSample,
  isNoAnswer,
  linAdjustment,
  postStratify,
  type StratumSizes,
  studentTest,
} from '@segue/stats'
import { type Arm, type Arms, type Asked, type Methods, momentsOf, say } from './stats-inputs.ts'

type Before = { n: number; post: Arm; pre: Arm; sumProducts: number }
type Values = { y: number[]; x: number[] }

const COLUMNS = ['numPost', 'denPost', 'numPre', 'denPre'] as const
type RatioBefore = Record<(typeof COLUMNS)[number], Arm> & { n: number; sp: Record<string, number> }
type Strata = { strata: Arms[] } & Asked

/** What was known before, and strata. */
export const adjustedMethods: Methods = {
  'cuped.gbstats': (inputs: Arms<Before> & Asked) => {
    const effect = cupedOf(inputs)
    if (isNoAnswer(effect)) return effect
    return {
      ...adjustment(effect),
      ...withInterval(studentTest(effect, inputs.alternative, inputs.alpha)),
    }
  },
  'cuped.gbstats.sequential': (inputs: Arms<Before> & Asked) => {
    const effect = cupedOf(inputs)
    if (isNoAnswer(effect)) return effect
    return { ...adjustment(effect), ...withInterval(asymptoticSequence(effect, inputs)) }
  },
  'cuped.gbstats.ratio': ({ a, b, differenceType, alpha }: Arms<RatioBefore> & Asked) => {
    const effect = cupedRatio(ratioTotal(a), ratioTotal(b), differenceType)
    if (isNoAnswer(effect)) return effect
    return { theta: effect.theta, ...withInterval(studentTest(effect, 'two-sided', alpha)) }
  },
  'cuped.raw': ({ a, b }: Arms<Values>) => {
    const effect = cupedSample(a, b)
    if (isNoAnswer(effect)) return effect
    return {
      ...effect,
      rawDiff: effect.rawEffect,
      adjustedDiff: effect.effect,
      ...withInterval(studentTest(effect)),
    }
  },
  'regressionAdjustment.lin': ({ a, b }: Arms<Values>) => linAdjustment(a, b),
  'postStratification.fixedWeights': (inputs: Strata) => stratified(inputs, 'fixed'),
  'postStratification.gbstats': (inputs: Strata) => stratified(inputs, 'sampled'),
}

function cupedOf({ a, b, differenceType }: Arms<Before> & Asked) {
  return cuped(cupedTotal(a), cupedTotal(b), differenceType)
}

function cupedTotal({ n, post, pre, sumProducts }: Before): CupedTotal {
  const column = ({ type, sum, sumSquares }: Arm) =>
    type === 'proportion' ? { sum, sumSquares: sum, isShare: true } : { sum, sumSquares }
  return { n, post: column(post), pre: column(pre), sumProducts }
}

function adjustment(effect: {
  theta: number
  adjustedVarianceControl: number
  adjustedVarianceTreatment: number
}) {
  return {
    theta: effect.theta,
    adjustedVarianceA: effect.adjustedVarianceControl,
    adjustedVarianceB: effect.adjustedVarianceTreatment,
  }
}

const withInterval = (result: ReturnType<typeof studentTest | typeof asymptoticSequence>) =>
  say(result, ({ low, high, ...rest }) => ({ ...rest, ci: [low, high] }))

function ratioTotal(arm: RatioBefore): CupedRatioTotal {
  const product = (one: (typeof COLUMNS)[number], other: (typeof COLUMNS)[number]) =>
    one === other ? arm[one].sumSquares : (arm.sp[`${one}_${other}`] ?? arm.sp[`${other}_${one}`]!)
  return {
    n: arm.n,
    sums: [arm.numPost.sum, arm.denPost.sum, arm.numPre.sum, arm.denPre.sum],
    products: COLUMNS.map((one) => COLUMNS.map((other) => product(one, other))),
  }
}

function stratified({ strata, differenceType }: Strata, sizes: StratumSizes) {
  const arms = strata.map(({ a, b }) => ({ control: momentsOf(a), treatment: momentsOf(b) }))
  return postStratify(arms, sizes, differenceType)
}
