import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as stats from './index.ts'

const wild = fc.oneof(
  fc.constantFrom(0, 1, 2, -1, 0.5, 1e-320, 1e-9, 1e9, 1e200, Number.MAX_VALUE, Number.NaN),
  fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  fc.double({ min: -10, max: 10, noNaN: true }),
  fc.integer({ min: 0, max: 1_000 }),
)
const share = fc.oneof(wild, fc.double({ min: 0, max: 1, noNaN: true }))
const list = fc.array(wild, { maxLength: 4 })
const arm = fc.record({ n: wild, sum: wild })
const moments = fc.record({ n: wild, sum: wild, sumSquares: wild }).map(stats.totalMoments)
const effect = fc
  .tuple(moments, moments, fc.constantFrom('absolute', 'relative'))
  .map((arms) => stats.difference(...arms))
const shapes = fc.record({ alpha: wild, beta: wild })
const column = fc.record({ sum: wild, sumSquares: wild })
const before = fc.record({ n: wild, post: column, pre: column, sumProducts: wild })
const sample = fc.record({ y: list, x: list })
const kind = fc.constantFrom('absolute', 'relative')
const segments = fc.array(fc.record({ effect: wild, stdErr: wild }), { maxLength: 4 })
const drift = fc.record({ s: wild, v: wild, vOpt: wild })
const logged = fc.array(
  fc.record({
    segment: fc.constantFrom('s', 't'),
    arm: fc.constantFrom('control', 'b'),
    probability: share,
    outcome: wild,
  }),
  { maxLength: 6 },
)
const plan = fc.record({ mean: wild, variance: wild, perArm: wild })

const both = fc.record({ n: wild, micro: wild, macro: wild, both: wild })

const calls: Record<string, fc.Arbitrary<object>> = {
  surrogate: fc
    .tuple(fc.array(fc.array(both, { maxLength: 3 }), { maxLength: 3 }), share)
    .map((inputs) => stats.surrogate(...inputs)),
  policyValue: fc
    .tuple(logged, fc.boolean())
    .map(([units, isPlain]) =>
      stats.policyValue(units, () => 'b', isPlain ? 'inverse-propensity' : 'doubly-robust'),
    ),
  personalizationGain: logged.map((units) => stats.personalizationGain(units)),
  daysLeft: fc
    .tuple(wild, fc.array(fc.record({ units: wild, perDay: wild }), { maxLength: 3 }))
    .map((x) => stats.daysLeft(...x)),
  wilson: fc.tuple(arm, share).map((x) => stats.wilson(...x)),
  newcombe: fc.tuple(arm, arm, share).map((x) => stats.newcombe(...x)),
  pooledZTest: fc.tuple(arm, arm).map((x) => stats.pooledZTest(...x)),
  unpooledZTest: fc.tuple(arm, arm, share).map((x) => stats.unpooledZTest(...x)),
  liftByDelta: fc.tuple(arm, arm, share).map((x) => stats.liftByDelta(...x)),
  liftByLogRatio: fc.tuple(arm, arm, share).map((x) => stats.liftByLogRatio(...x)),
  liftByFieller: fc.tuple(arm, arm, share).map((x) => stats.liftByFieller(...x)),
  studentTest: fc
    .tuple(effect, fc.constant('less' as const), share)
    .map((x) => stats.studentTest(...x)),
  welchTest: fc.tuple(list, list).map((x) => stats.welchTest(...x)),
  normalPosterior: fc
    .tuple(effect, fc.option(fc.record({ mean: wild, variance: wild })), share)
    .map((x) => stats.normalPosterior(...x)),
  normalExpectedLoss: fc.tuple(wild, wild).map((x) => stats.normalExpectedLoss(...x)),
  betaInterval: fc.tuple(arm, shapes, share).map((x) => stats.betaInterval(...x)),
  betaBinomial: fc.tuple(arm, arm, shapes, share).map((x) => stats.betaBinomial(...x)),
  betaThompson: fc.array(shapes, { maxLength: 3 }).map((x) => stats.betaThompson(x)),
  normalThompson: fc
    .array(fc.record({ mean: wild, stdErr: wild }), { maxLength: 3 })
    .map((x) => stats.normalThompson(x)),
  withFloor: fc.tuple(list, wild).map((x) => stats.withFloor(...x)),
  ratioMoments: fc
    .record({
      n: wild,
      numSum: wild,
      numSumSquares: wild,
      denSum: wild,
      denSumSquares: wild,
      sumProducts: wild,
    })
    .map((x) => stats.ratioMoments(x)),
  ratioSampleMoments: fc.tuple(list, list).map((x) => stats.ratioSampleMoments(...x)),
  quantileMoments: fc
    .record({ n: wild, quantile: wild, lower: wild, upper: wild })
    .map((x) => stats.quantileMoments(x)),
  winsorize: fc.tuple(list, share).map((x) => stats.winsorize(...x)),
  cuped: fc.tuple(before, before, kind).map((x) => stats.cuped(...x)),
  cupedSample: fc.tuple(sample, sample).map((x) => stats.cupedSample(...x)),
  linAdjustment: fc.tuple(sample, sample).map((x) => stats.linAdjustment(...x)),
  postStratify: fc
    .tuple(
      fc.array(fc.record({ control: moments, treatment: moments }), { maxLength: 3 }),
      fc.constantFrom('fixed', 'sampled'),
      kind,
    )
    .map((x) => stats.postStratify(...x)),
  asymptoticSequence: fc
    .tuple(effect, fc.record({ alpha: share, tuningN: wild }))
    .map((x) => stats.asymptoticSequence(...x)),
  asymptoticBounds: fc
    .tuple(effect, fc.record({ alpha: share, tuningN: wild }))
    .map((x) => stats.asymptoticBounds(...x)),
  msprt: fc.tuple(wild, wild, wild, share).map((x) => stats.msprt(...x)),
  twoSidedNormalMixture: fc
    .tuple(drift, share, share)
    .map((x) => stats.twoSidedNormalMixture(...x)),
  oneSidedNormalMixture: fc.tuple(drift, share).map((x) => stats.oneSidedNormalMixture(...x)),
  polyStitching: fc
    .tuple(wild, share, fc.record({ vMin: wild, c: wild, s: wild, eta: wild }))
    .map((x) => stats.polyStitching(...x)),
  bernoulliSequence: fc.tuple(arm, wild, share).map((x) => stats.bernoulliSequence(...x)),
  quantileSequenceTest: fc
    .tuple(list, list, share, wild, share)
    .map((x) => stats.quantileSequenceTest(...x)),
  pocock: fc.tuple(fc.integer({ min: -1, max: 3 }), share).map((x) => stats.pocock(...x)),
  obrienFleming: fc
    .tuple(fc.integer({ min: -1, max: 3 }), share)
    .map((x) => stats.obrienFleming(...x)),
  lanDeMets: fc.tuple(fc.array(share, { maxLength: 3 }), share).map((x) => stats.lanDeMets(...x)),
  sampleRatioTest: fc.tuple(list, list).map((x) => stats.sampleRatioTest(...x)),
  sequentialSampleRatioTest: fc
    .tuple(list, list, wild)
    .map((x) => stats.sequentialSampleRatioTest(...x)),
  holm: list.map((x) => stats.holm(x)),
  benjaminiYekutieli: list.map((x) => stats.benjaminiYekutieli(x)),
  proportionsSampleSize: fc
    .tuple(share, share, fc.record({ alpha: share, power: share }))
    .map((x) => stats.proportionsSampleSize(...x)),
  meanSampleSize: fc.tuple(wild, wild).map((x) => stats.meanSampleSize(...x)),
  relativePower: fc.tuple(plan, wild, share).map((x) => stats.relativePower(...x)),
  relativeMde: fc.tuple(plan, share, share).map((x) => stats.relativeMde(...x)),
  tTestPower: fc
    .tuple(fc.record({ delta: wild, sd: wild }), wild, fc.record({ alpha: share }))
    .map((x) => stats.tTestPower(...x)),
  tTestSampleSize: fc
    .tuple(fc.record({ delta: wild, sd: wild }), fc.record({ alpha: share, power: share }))
    .map((x) => stats.tTestSampleSize(...x)),
  interactionTest: segments
    .filter((x) => x.length > 1)
    .map((x) => stats.interactionTest(x[0]!, x[1]!)),
  heterogeneity: segments.map((x) => stats.heterogeneity(x)),
  gailSimon: segments.map((x) => stats.gailSimon(x)),
  mantelHaenszel: fc
    .array(fc.record({ a: wild, b: wild, c: wild, d: wild }), { maxLength: 3 })
    .map((x) => stats.mantelHaenszel(x)),
  qiniCurve: fc
    .array(fc.record({ outcome: wild, treated: fc.boolean(), score: wild }), { maxLength: 5 })
    .map((x) => stats.qiniCurve(x)),
}

it.each(Object.entries(calls))('%s answers anything, and never with NaN', (_, call) => {
  fc.assert(
    fc.property(call, (answer) => {
      expect(answer).toHaveProperty('kind')
      expect(
        JSON.stringify(answer, (_, value) => (Number.isNaN(value) ? 'NaN' : value)),
      ).not.toMatch('"NaN"')
    }),
    { numRuns: 100 },
  )
})
