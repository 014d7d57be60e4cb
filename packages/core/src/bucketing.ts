import { hash } from './hash.ts'

export type Range = [from: number, to: number]

export function equalWeights(arms: number): number[] {
  return arms > 0 ? Array.from({ length: arms }, () => 1 / arms) : []
}

/**
 * The part of [0, 1) that each arm gets. With a coverage under 1 every arm keeps its start and
 * gives up its tail, so that raising the coverage moves nobody. Weights of the wrong number or
 * with a sum outside 0.99–1.01 count as equal.
 */
export function bucketRanges(arms: number, coverage = 1, weights?: number[] | null): Range[] {
  const share = Math.min(1, Math.max(0, coverage))
  const sum = weights ? weights.reduce((total, weight) => total + weight, 0) : 0
  const usable = weights && weights.length === arms && sum >= 0.99 && sum <= 1.01
  let start = 0
  return (usable ? weights : equalWeights(arms)).map((weight) => {
    const from = start
    start += weight
    return [from, from + share * weight]
  })
}

/** The index of the range that holds n, or −1. */
export function chooseArm(n: number, ranges: Range[]): number {
  return ranges.findIndex(([from, to]) => n >= from && n < to)
}

/** Whether a value lies in its share of a mutual-exclusion group. */
export function inNamespace(value: string, [id, from, to]: [string, number, number]): boolean {
  const n = hash(`__${id}`, value, 1)!
  return n >= from && n < to
}
