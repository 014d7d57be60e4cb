import { isNoAnswer } from '@segue/stats'
import type { MetricSums } from './cells.ts'
import { type Compared, compare } from './compare.ts'
import { amount, percent, pValue } from './figures.ts'
import type { NumberLook } from './look.ts'
import { inUnits } from './verdict.ts'

/** One row makes most of a metric's variance. */
export type Outlier = {
  value: number
  /** Its part of the variance. */
  share: number
  winsorized: {
    low: number
    high: number
    variants: { variant: string; compared: Compared | null }[]
  }
  words: string
}

const MOST = 0.5

type Arm = { arm: string; sums: MetricSums }

export function outlierOf(
  metric: string,
  look: NumberLook,
  control: Arm,
  variants: readonly Arm[],
): Outlier | null {
  const { n, mean, variance, min, max, low, high } = look
  const value = max - mean >= mean - min ? max : min
  const share = variance > 0 ? (value - mean) ** 2 / (n * variance) : 0
  if (share <= MOST) return null
  const cut = variants.map(({ arm, sums }) => {
    const compared = compare('value', control.sums, sums, 'winsorized')
    return { variant: arm, compared: isNoAnswer(compared) ? null : compared }
  })
  const results = cut.flatMap(({ variant, compared }) =>
    compared === null
      ? []
      : [
          `${variant} less ${control.arm} is ${inUnits(compared.difference, 'value')}, between ${inUnits(compared.interval.low, 'value')} ` +
            `and ${inUnits(compared.interval.high, 'value')} (p ${pValue(compared.pValue)})`,
        ],
  )
  return {
    value,
    share,
    winsorized: { low, high, variants: cut },
    words:
      `${metric}: one row, with ${amount(value)}, makes ${percent(share)} of the variance. ` +
      `Winsorized at 99.9% (cut at ${amount(value > mean ? high : low)}): ${results.join('; ') || 'no difference can be computed'}.`,
  }
}
