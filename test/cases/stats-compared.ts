import {
  betaBinomial,
  betaInterval,
  difference,
  isNoAnswer,
  liftByDelta,
  liftByFieller,
  liftByLogRatio,
  newcombe,
  normalExpectedLoss,
  normalPosterior,
  pooledZTest,
  quantileMoments,
  ratioMoments,
  ratioSampleMoments,
  studentTest,
  unpooledZTest,
  welchTest,
  wilson,
  winsorize,
} from '@segue/stats'
import { type Arm, type Arms, type Asked, effectOf, type Methods, say } from './stats-inputs.ts'

type Lists = Arms<{ num: number[]; den: number[] }>

/** Two arms against each other, by frequency and by belief. */
export const comparedMethods: Methods = {
  'proportion.ztest.pooled': ({ a, b }: Arms) =>
    say(pooledZTest(a, b), ({ difference, z, pValue }) => ({ diff: difference, z, pValue })),
  'proportion.ztest.unpooled': ({ a, b, alpha }: Arms & Asked) =>
    say(unpooledZTest(a, b, alpha), (test) => ({
      diff: test.difference,
      stdErr: test.stdErr,
      z: test.z,
      pValue: test.pValue,
      ci: [test.low, test.high],
    })),
  'proportion.wilson': ({ n, sum, alpha }: Arm & Asked) =>
    say(wilson({ n, sum }, alpha), ({ low, high }) => ({ ci: [low, high] })),
  'proportion.newcombe': ({ a, b, alpha }: Arms & Asked) =>
    say(newcombe(a, b, alpha), ({ difference, low, high }) => ({
      diff: difference,
      ci: [low, high],
    })),
  'welch.raw': ({ a, b, alpha }: Arms<number[]> & Asked) =>
    say(welchTest(a, b, 'two-sided', alpha), ({ effect, t, df, pValue, low, high }) => ({
      diff: effect,
      t,
      df,
      pValue,
      ci: [low, high],
    })),
  'relativeLift.delta': ({ a, b, alpha }: Arms & Asked) => liftOf(liftByDelta(a, b, alpha)),
  'relativeLift.logRatio': ({ a, b, alpha }: Arms & Asked) => liftOf(liftByLogRatio(a, b, alpha)),
  'relativeLift.fieller': ({ a, b, alpha }: Arms & Asked) => liftOf(liftByFieller(a, b, alpha)),
  'bayes.beta.credibleInterval': ({
    n,
    sum,
    prior,
    ciLevel,
  }: Arm & { prior: { alpha: number; beta: number }; ciLevel?: number }) =>
    say(betaInterval({ n, sum }, prior, ciLevel), ({ low, high }) => ({ ci: [low, high] })),
  'bayes.betaBinomial': ({
    a,
    b,
    prior,
    ciLevel,
  }: Arms & { prior?: { alpha: number; beta: number }; ciLevel?: number }) =>
    say(betaBinomial(a, b, prior, ciLevel), ({ control, treatment, ...compared }) => ({
      posteriorA: [control.alpha, control.beta],
      posteriorB: [treatment.alpha, treatment.beta],
      probBBeatsA: compared.chanceToWin,
      expectedLossChoosingA: compared.lossOfControl,
      expectedLossChoosingB: compared.lossOfTreatment,
      relativeLiftCi: [compared.lift.low, compared.lift.high],
      posteriorCiA: [control.low, control.high],
      posteriorCiB: [treatment.low, treatment.high],
    })),
  'gaussian.expectedLoss': ({ mean, sd }: { mean: number; sd: number }) =>
    say(normalExpectedLoss(mean, sd), ({ control, treatment }) => ({
      lossControl: control,
      lossTreatment: treatment,
    })),
  'gbstats.frequentist': frequentist,
  'gbstats.frequentist.error': frequentist,
  'gbstats.bayesian': (inputs: Arms & Asked) =>
    posteriorOf(normalPosterior(effectOf(inputs), inputs.prior, inputs.alpha)),
  'gbstats.quantile.bayesian': ({
    a,
    b,
    differenceType,
    prior,
    alpha,
  }: Arms<Parameters<typeof quantileMoments>[0]> & Asked) =>
    posteriorOf(
      normalPosterior(
        difference(quantileMoments(a), quantileMoments(b), differenceType),
        prior,
        alpha,
      ),
    ),
  'gbstats.ratio.frequentist': ({
    a,
    b,
    differenceType,
    alternative,
    alpha,
  }: Arms<Parameters<typeof ratioMoments>[0]> & Asked) => {
    const [armA, armB] = [ratioMoments(a), ratioMoments(b)]
    const test = studentTest(difference(armA, armB, differenceType), alternative, alpha)
    return { ...means(armA, armB), ...testOf(test) }
  },
  'gbstats.ratio.bayesian': ({
    a,
    b,
    differenceType,
    prior,
    alpha,
  }: Arms<Parameters<typeof ratioMoments>[0]> & Asked) =>
    posteriorOf(
      normalPosterior(difference(ratioMoments(a), ratioMoments(b), differenceType), prior, alpha),
    ),
  'ratio.delta': ({ a, b, alpha }: Lists & Asked) => {
    const [armA, armB] = [ratioSampleMoments(a.num, a.den), ratioSampleMoments(b.num, b.den)]
    const by = (kind: 'absolute' | 'relative') =>
      testOf(studentTest(difference(armA, armB, kind), 'two-sided', alpha))
    const { meanA, meanB } = means(armA, armB)
    return { ratioA: meanA, ratioB: meanB, absolute: by('absolute'), relative: by('relative') }
  },
  'winsorize.quantile': ({
    values,
    quantile,
    ignoreZeros,
  }: {
    values: number[]
    quantile: number
    ignoreZeros?: boolean
  }) => winsorize(values, quantile, { ignoreZeros: ignoreZeros ?? false }),
}

/** The cases know one name for all that cannot be tested. */
function frequentist(inputs: Arms & Asked) {
  const test = studentTest(effectOf(inputs), inputs.alternative, inputs.alpha)
  return isNoAnswer(test)
    ? { error: 'zero-or-negative-variance', pValue: 1, effect: 0 }
    : testOf(test)
}

const testOf = (result: ReturnType<typeof studentTest>) =>
  say(result, ({ low, high, ...test }) => ({ ...test, ci: [low, high] }))

const posteriorOf = (result: ReturnType<typeof normalPosterior>) =>
  say(result, ({ low, high, ...posterior }) => ({ ...posterior, ci: [low, high] }))

const liftOf = (result: ReturnType<typeof liftByDelta | typeof liftByFieller>) =>
  say(result, ({ low, high, ...lift }) => ({ ...lift, ci: [low, high] }))

function means(a: ReturnType<typeof ratioMoments>, b: ReturnType<typeof ratioMoments>) {
  return { meanA: isNoAnswer(a) ? a : a.mean, meanB: isNoAnswer(b) ? b : b.mean }
}
