/** Of `n` units, `sum` had the property: visitors and converters. */
export type Proportion = { n: number; sum: number }

/** Why no number is given instead of a wrong one or a NaN. */
export type NoAnswer = { kind: 'too-little-data' } | { kind: 'impossible-input'; problem: string }

/** What speaks against computing with these; undefined when nothing does. */
export function whyNot({ n, sum }: Proportion, alpha: number): NoAnswer | undefined {
  const impossible = (problem: string): NoAnswer => ({ kind: 'impossible-input', problem })
  if (!(alpha > 0 && alpha < 1)) return impossible(`alpha is ${alpha}, not between 0 and 1`)
  if (!(Number.isFinite(n) && n >= 0)) return impossible(`n is ${n}, not a count`)
  if (!(sum >= 0 && sum <= n)) return impossible(`sum is ${sum}, not between 0 and n = ${n}`)
  return n === 0 ? { kind: 'too-little-data' } : undefined
}
