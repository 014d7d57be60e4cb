import { bucketing } from './bucketing.ts'
import { conditions } from './conditions.ts'
import { stats } from './stats.ts'
import type { CaseFile, Failure, Suite } from './suite.ts'
import { traits } from './traits.ts'

/** A new suite is a row here. */
export const suites: Record<string, Suite> = { conditions, bucketing, traits, stats }

export type Tally = { passed: number; failures: Failure[]; missing: number }

export function runCases(suite: Suite, file: CaseFile): Tally {
  const tally: Tally = { passed: 0, failures: [], missing: 0 }
  for (const one of file.cases) {
    const outcome = suite(one, file)
    if (outcome.kind === 'passed') tally.passed++
    else if (outcome.kind === 'missing') tally.missing++
    else tally.failures.push(outcome.failure)
  }
  return tally
}
