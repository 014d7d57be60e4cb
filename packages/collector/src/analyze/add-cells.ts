import type { Total } from '@segue/stats'
import type { Cell, MetricSums, PairSums } from './cells.ts'

const noTotal: Total = { n: 0, sum: 0, sumSquares: 0 }
const noPair: PairSums = { n: 0, y: 0, x: 0, yy: 0, xx: 0, yx: 0 }

/** One metric over all rows of some cells. */
export const addSums = (cells: readonly Cell[], metric: number): MetricSums => {
  const sums = cells.map(({ metrics }) => metrics[metric]!)
  return {
    plain: add(
      sums.map(({ plain }) => plain),
      noTotal,
    ),
    winsorized: add(
      sums.map(({ winsorized }) => winsorized),
      noTotal,
    ),
    pair: add(
      sums.map(({ pair }) => pair),
      noPair,
    ),
  }
}

function add<Sums extends Record<string, number>>(all: readonly Sums[], none: Sums): Sums {
  const names = Object.keys(none) as (keyof Sums)[]
  return Object.fromEntries(
    names.map((name) => [name, all.reduce((sum, each) => sum + each[name]!, 0)]),
  ) as Sums
}
