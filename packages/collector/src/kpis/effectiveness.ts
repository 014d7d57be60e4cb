import { holm, pooledZTest } from '@segue/stats'
import type { KpiCounts } from '../store/count-kpis.ts'
import type { Stay } from '../store/count-stays.ts'
import { ratio } from './figures.ts'
import { FEWEST } from './kpi-report.ts'

/** Whether segments as a whole tell visitors apart. What personalizing for them gains, an experiment says. */
export type Effectiveness = {
  /** Segments whose conversion rate is another than that of everybody else beyond chance (Holm, 5 %). */
  distinct: { compared: number; segments: string[] }
  /** The share of visitors who were in any segment. */
  reach: number | null
  /** Of those of a segment who came again, the share that was in it still. */
  stability: { segment: string; share: number }[]
}

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
