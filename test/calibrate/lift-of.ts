import { liftOf } from '@segue/collector/verdicts'
import type { Interval, Lift } from '@segue/core'
import { type Arm, liftBetween, type Metric } from './arm.ts'

/** What the report says of two arms; null where it says nothing. */
export const reported = (metric: Metric, control: Arm, treatment: Arm): Lift | null =>
  liftOf(liftBetween(metric, control, treatment))

/** Who says nothing claims nothing, and misses nothing. */
export const misses = (interval: Interval | undefined, truth: number): boolean =>
  interval !== undefined && (truth < interval.low || truth > interval.high)
