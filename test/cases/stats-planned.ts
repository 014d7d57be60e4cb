import {
  isNoAnswer,
  meanSampleSize,
  proportionsSampleSize,
  proportionsSampleSizeUnpooled,
  relativeMde,
  relativePower,
  type TestDesign,
  tTestPower,
  tTestSampleSize,
} from '@segue/stats'
import { type Methods, say } from './stats-inputs.ts'

type Rates = { p1: number; p2: number } & TestDesign
type Shift = { delta: number; sd: number } & TestDesign
type Planned = { mean: number; variance: number; nTotal: number; arms: number; alpha?: number }

/** Before a test: power, sample size, smallest effect. */
export const plannedMethods: Methods = {
  'power.twoProportions.sampleSize': ({ p1, p2, ...design }: Rates) =>
    perArm(proportionsSampleSize(p1, p2, design)),
  'power.twoProportions.sampleSize.unpooled': ({ p1, p2, ...design }: Rates) =>
    perArm(proportionsSampleSizeUnpooled(p1, p2, design)),
  'power.twoProportions.total': ({
    p1,
    mdeAbsolute,
    alpha,
    power,
  }: { p1: number; mdeAbsolute: number } & TestDesign) =>
    say(proportionsSampleSize(p1, p1 + mdeAbsolute, { alpha, power }), ({ perArm }) => ({
      nTotal: 2 * perArm,
    })),
  'power.mean.sampleSize.total': ({
    mdeAbsolute,
    variance,
    alpha,
    power,
    arms = 2,
  }: { mdeAbsolute: number; variance: number; arms?: number } & TestDesign) =>
    say(meanSampleSize(mdeAbsolute, variance, { alpha, power }), ({ perArm }) => ({
      nTotal: arms * perArm,
    })),
  'power.t.power': ({ delta, sd, nPerArm, ...design }: Shift & { nPerArm: number }) =>
    tTestPower({ delta, sd }, nPerArm, design),
  'power.t.sampleSize': ({ delta, sd, ...design }: Shift) =>
    perArm(tTestSampleSize({ delta, sd }, design)),
  'power.relativeMean': ({
    relativeEffect,
    alpha,
    ...plan
  }: Planned & { relativeEffect: number }) => relativePower(planOf(plan), relativeEffect, alpha),
  'power.relativeMean.mde': ({ power, alpha, ...plan }: Planned & { power?: number }) =>
    say(relativeMde(planOf(plan), power, alpha), ({ relativeEffect }) => ({ mde: relativeEffect })),
  'power.relativeProportion.byWeek': ({
    conversionRate: mean,
    relativeEffect,
    usersPerWeek,
    arms,
    alpha,
    weeks,
  }: {
    conversionRate: number
    relativeEffect: number
    usersPerWeek: number
    arms: number
    alpha?: number
    weeks: number
  }) => ({
    power: Array.from({ length: weeks }, (_, week) => {
      const plan = { mean, variance: mean * (1 - mean), nTotal: usersPerWeek * (week + 1), arms }
      const result = relativePower(planOf(plan), relativeEffect, alpha)
      return isNoAnswer(result) ? result : result.power
    }),
  }),
}

const perArm = (result: ReturnType<typeof proportionsSampleSize>) =>
  say(result, ({ perArm }) => ({ nPerArm: perArm }))

const planOf = ({ mean, variance, nTotal, arms }: Planned) => ({
  mean,
  variance,
  perArm: nTotal / arms,
})
