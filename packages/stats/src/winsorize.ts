import { whyNotEach, whyNotNumber } from './input.ts'
import { meanOf } from './moments.ts'
import { impossible, type NoAnswer, tooLittleData, withoutNaN } from './no-answer.ts'

export type Winsorized = { kind: 'winsorized'; cap: number; mean: number }

/**
 * Values cut at one of their own quantiles, which tames a few huge orders (Tukey 1962, Ann Math Stat
 * 33:1–67). The quantile is of type 7 (Hyndman & Fan 1996, Am Stat 50:361–365), with `ignoreZeros`
 * of the values that are not 0; where there is none, nothing needs a cap and it is 0. In the
 * unit of the values. No values: `too-little-data`. A quantile outside of 0 to 1, or a value that is not
 * finite: `impossible-input`.
 */
export function winsorize(
  values: readonly number[],
  quantile: number,
  { ignoreZeros = false }: { ignoreZeros?: boolean } = {},
): Winsorized | NoAnswer {
  const refusal = whyNotEach(values, (value, i) => whyNotNumber(`value ${i}`, value))
  if (refusal) return refusal
  if (!(quantile >= 0 && quantile <= 1)) {
    return impossible(`quantile is ${quantile}, not from 0 to 1`)
  }
  if (values.length === 0) return tooLittleData
  const counted = ignoreZeros ? values.filter((value) => value !== 0) : values
  const cap = counted.length === 0 ? 0 : quantileOf(counted, quantile)
  return withoutNaN({
    kind: 'winsorized',
    cap,
    mean: meanOf(values.map((value) => Math.min(value, cap))),
  })
}

function quantileOf(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * p
  const below = sorted[Math.floor(place)]!
  const above = sorted[Math.ceil(place)]!
  return below + (place - Math.floor(place)) * (above - below)
}
