import {
  difference,
  type Effect,
  type Moments,
  type NoAnswer,
  proportionMoments,
  totalMoments,
} from '@segue/stats'
import { binomial, quantile } from './distribution.ts'

/** What a report knows of an arm. */
export type Arm = { visitors: number; converters: number; value: number; squares: number }

/** So many visitors more come to an arm. */
export type Arrive = (arm: Arm, random: () => number) => void

/** How an arm is measured. */
export type Metric = (arm: Arm) => Moments | NoAnswer

export const nobodyYet = (): Arm => ({ visitors: 0, converters: 0, value: 0, squares: 0 })

export const rate: Metric = ({ visitors, converters }) =>
  proportionMoments({ n: visitors, sum: converters })

export const money: Metric = ({ visitors, value, squares }) =>
  totalMoments({ n: visitors, sum: value, sumSquares: squares })

/** As the report compares. */
export const liftBetween = (metric: Metric, control: Arm, treatment: Arm): Effect | NoAnswer =>
  difference(metric(control), metric(treatment), 'log')

/** Visitors of whom some convert. */
export function convert(visitors: number, rate: number): Arrive {
  const converters = binomial(visitors, rate)
  return (arm, random) => {
    arm.visitors += visitors
    arm.converters += quantile(converters, random())
  }
}

/** Visitors of whom some buy: most spend nothing, and a few very much (log-normal orders, σ = 1). */
export function buy(visitors: number, rate: number): Arrive {
  const converters = binomial(visitors, rate)
  return (arm, random) => {
    const orders = quantile(converters, random())
    arm.visitors += visitors
    arm.converters += orders
    for (let n = 0; n < orders; n++) {
      const value = Math.exp(MEDIAN + normal(random))
      arm.value += value
      arm.squares += value ** 2
    }
  }
}

const MEDIAN = Math.log(50)

/** Box & Muller 1958, one of the two. */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
