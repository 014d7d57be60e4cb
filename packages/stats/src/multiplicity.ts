import { whyNotEach } from './input.ts'
import { impossible, type NoAnswer } from './no-answer.ts'

/** The adjusted p-values in the order of the given ones; compare each with alpha itself. */
export type AdjustedPValues = { kind: 'adjusted'; adjusted: number[] }

/**
 * Holm's step-down adjustment: bounds the chance of any false rejection (Holm 1979, Scand J Stat
 * 6:65–70). No p-values give none. One outside of 0 to 1: `impossible-input`.
 */
export function holm(pValues: readonly number[]): AdjustedPValues | NoAnswer {
  const m = pValues.length
  return adjust(pValues, (sorted) => {
    let largest = 0
    return sorted.map((p, i) => {
      largest = Math.max(largest, (m - i) * p)
      return largest
    })
  })
}

/**
 * Benjamini and Hochberg's step-up adjustment: bounds the expected share of false rejections among
 * all, for independent or positively dependent tests (1995, JRSS B 57:289–300). Bad input as for `holm`.
 */
export function benjaminiHochberg(pValues: readonly number[]): AdjustedPValues | NoAnswer {
  return stepUp(pValues, 1)
}

/** The same bound under any dependence (Benjamini & Yekutieli 2001, Ann Stat 29:1165–1188). */
export function benjaminiYekutieli(pValues: readonly number[]): AdjustedPValues | NoAnswer {
  return stepUp(
    pValues,
    pValues.reduce((sum, _, i) => sum + 1 / (i + 1), 0),
  )
}

function stepUp(pValues: readonly number[], factor: number): AdjustedPValues | NoAnswer {
  const m = pValues.length
  return adjust(pValues, (sorted) => {
    let smallest = Number.POSITIVE_INFINITY
    return sorted
      .map((p, i) => ({ p, rank: i + 1 }))
      .reverse()
      .map(({ p, rank }) => {
        smallest = Math.min(smallest, (p * m * factor) / rank)
        return smallest
      })
      .reverse()
  })
}

function adjust(
  pValues: readonly number[],
  inOrder: (sorted: number[]) => number[],
): AdjustedPValues | NoAnswer {
  const refusal = whyNotEach(pValues, (p, i) =>
    p >= 0 && p <= 1 ? undefined : impossible(`p-value ${i} is ${p}, not between 0 and 1`),
  )
  if (refusal) return refusal
  const order = pValues.map((_, i) => i).sort((i, j) => pValues[i]! - pValues[j]!)
  const adjusted = [...pValues]
  for (const [rank, value] of inOrder(order.map((i) => pValues[i]!)).entries()) {
    adjusted[order[rank]!] = Math.min(1, value)
  }
  return { kind: 'adjusted', adjusted }
}
