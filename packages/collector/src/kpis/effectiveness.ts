import type { Effectiveness } from '@segue/core'
import { holm, pooledZTest } from '@segue/stats'
import type { KpiCounts } from '../store/count-kpis.ts'
import type { Stay } from '../store/count-stays.ts'
import { FEWEST } from './fewest.ts'
import { ratio } from './figures.ts'

const ALPHA = 0.05

type Group = { segment: string; counts: KpiCounts }

export function effectivenessOf(all: KpiCounts, groups: Group[], stays: Stay[]): Effectiveness {
  const tests = groups.flatMap(({ segment, counts }) => {
    const others = {
      n: all.visitors - counts.visitors,
      sum: all.converters - counts.converters,
    }
    if (Math.min(counts.visitors, others.n) < FEWEST) return []
    const test = pooledZTest(others, { n: counts.visitors, sum: counts.converters })
    return test.kind === 'test' ? [{ segment, pValue: test.pValue }] : []
  })
  const adjusted = holm(tests.map(({ pValue }) => pValue))
  const isDistinct = (n: number) => adjusted.kind === 'adjusted' && adjusted.adjusted[n]! < ALPHA
  return {
    distinct: {
      compared: tests.length,
      segments: tests.filter((_, n) => isDistinct(n)).map(({ segment }) => segment),
    },
    reach: ratio(all.segmented, all.visitors),
    stability: stays.flatMap(({ segment, again, stayed }) =>
      segment !== '' && again >= FEWEST ? [{ segment, share: stayed / again }] : [],
    ),
  }
}
