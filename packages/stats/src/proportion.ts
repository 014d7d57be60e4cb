import { whyNotCount } from './input.ts'
import { impossible, type NoAnswer, tooLittleData } from './no-answer.ts'

/** Of `n` units, `sum` had the property: visitors and converters. */
export type Proportion = { n: number; sum: number }

/** What speaks against computing with it; undefined when nothing does. */
export function whyNotProportion({ n, sum }: Proportion): NoAnswer | undefined {
  const refusal = whyNotCount('n', n)
  if (refusal) return refusal
  if (!(sum >= 0 && sum <= n)) return impossible(`sum is ${sum}, not between 0 and n = ${n}`)
  return n === 0 ? tooLittleData : undefined
}

/** Of two arms, one that cannot be is named before one that is empty. */
export function whyNotProportions(a: Proportion, b: Proportion): NoAnswer | undefined {
  const refusals = [whyNotProportion(a), whyNotProportion(b)]
  return refusals.find((each) => each?.kind === 'impossible-input') ?? refusals.find(Boolean)
}
