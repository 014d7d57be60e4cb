import type { Measured } from './measure.ts'

export function median(numbers: (number | null)[]): number | null {
  const sorted = known(numbers).sort((one, other) => one - other)
  if (!sorted.length) return null
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
}

export function minimum(numbers: (number | null)[]): number | null {
  const sorted = known(numbers)
  return sorted.length ? Math.min(...sorted) : null
}

const known = (numbers: (number | null)[]) => numbers.filter((number) => number !== null)

export type Ratio = {
  /** Of the ratios within a round: what disturbed a round disturbed both. */
  median: number | null
  /** Of the two minima: noise only adds, so these are nearest to what the scripts themselves take. */
  minima: number | null
}

/** One entry's figure over another's. */
export function ratio(
  over: Measured[],
  under: Measured[],
  figure: (visit: Measured) => number | null,
): Ratio {
  const inRound = new Map(under.map((visit) => [visit.round, figure(visit)]))
  const ratios = over.map((visit) => divided(figure(visit), inRound.get(visit.round) ?? null))
  return {
    median: median(ratios),
    minima: divided(minimum(over.map(figure)), minimum(under.map(figure))),
  }
}

const divided = (over: number | null, under: number | null) =>
  over === null || !under ? null : over / under

/** When it first sent something, in milliseconds since its navigation began. */
export function firstSent({ requests, began }: Measured): number | null {
  return minimum(requests.filter(({ sends }) => sends).map(({ at }) => at - began))
}

/** Something was sent while the visitor still waited for the swap. */
export function sentTooEarly(visit: Measured): boolean {
  const sent = firstSent(visit)
  return sent !== null && visit.swapPainted !== null && sent < visit.swapPainted
}

/** What came over the network before the swap was painted; a stale copy that is renewed meanwhile is not waited for. */
export function blockingRequests({ requests, began, swapPainted }: Measured): string[] {
  const cached = new Set(requests.filter(({ fromCache }) => fromCache).map(({ url }) => url))
  return requests
    .filter(({ url }) => !cached.has(url))
    .filter(({ answered }) => answered !== null && answered - began < (swapPainted ?? Infinity))
    .map(({ url }) => url)
}

/** Requests that went over the network, and what came with them. */
export const overNetwork = ({ requests }: Measured) =>
  requests.filter(({ fromCache }) => !fromCache)
