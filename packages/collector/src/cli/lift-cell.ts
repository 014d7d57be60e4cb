import type { Lift } from '@segue/core'

/** A lift with its always-valid interval, such as `+3.1% (−2.0 to +8.4)`. */
export const liftCell = ({ lift, always }: Pick<Lift, 'lift' | 'always'>): string =>
  `${signedPercent(lift)}% (${signedPercent(always.low)} to ${signedPercent(always.high)})`

const signedPercent = (share: number) =>
  `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)}`
