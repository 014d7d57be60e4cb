import { binomial, quantile } from './distribution.ts'

/** How often something came to pass, and between which shares that is to be. */
export type Row = { what: string; hits: number; tests: number; from?: number; to?: number }

/** How an experiment is run: `tests` says how many of its own number it may take. */
export type Scale = { random: () => number; tests(full: number): number }

/** Where the truth lies within a row's shares, found shares are outside of these once in 10,000 times. */
const SELDOM = 1e-4

/** A row's shares, wide enough for what chance does with so few tests. What is always so stays so. */
export function widened(row: Row): Row {
  const { from, to, tests } = row
  const shareAt = (share: number, chance: number) =>
    share > 0 && share < 1 ? quantile(binomial(tests, share), chance) / tests : share
  return {
    ...row,
    ...(from !== undefined && { from: shareAt(from, SELDOM) }),
    ...(to !== undefined && { to: shareAt(to, 1 - SELDOM) }),
  }
}

export function holds({ hits, tests, from = 0, to = 1 }: Row): boolean {
  return tests > 0 && hits / tests >= from && hits / tests <= to
}

/** How often each of these was so in as many trials. */
export function count<Name extends string>(
  tests: number,
  trial: () => Record<Name, boolean>,
): Record<Name, number> {
  const hits: Partial<Record<Name, number>> = {}
  for (let test = 0; test < tests; test++) {
    for (const [name, isSo] of Object.entries(trial()) as [Name, boolean][]) {
      hits[name] = (hits[name] ?? 0) + Number(isSo)
    }
  }
  return hits as Record<Name, number>
}
