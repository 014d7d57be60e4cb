import { isNoAnswer, sampleRatioTest, sequentialSampleRatioTest } from '@segue/stats'
import { poisson, quantile } from './distribution.ts'
import { arrivals, type Spacing } from './looks.ts'
import { count, type Row, type Scale } from './row.ts'

const TESTS = 100_000
const ALARM = 0.001
/** As in the report. */
const CONCENTRATION = 1_000

/** Visitors who fall on their arms as the weights say: the alarm is to be silent in all but 1 of 1,000 tests. */
export function sampleRatio({ random, tests }: Scale, lost = 0): Row[] {
  const all = tests(TESTS)
  const row = (what: string, hits: number): Row => ({ what, hits, tests: all, to: 0.0017 })
  const alarms = (weights: number[], spacing: Spacing) => {
    // Whoever comes falls on each arm by itself: of so many as came, on each by its weight.
    const steps = arrivals(spacing).map((visitors) =>
      weights.map((weight, arm) =>
        poisson(visitors * weights.length * weight * (arm === 0 ? 1 : 1 - lost)),
      ),
    )
    return count(all, () => {
      const counts = weights.map(() => 0)
      let everSequential = false
      for (const step of steps) {
        for (const [arm, visitors] of step.entries()) counts[arm]! += quantile(visitors, random())
        const test = sequentialSampleRatioTest(counts, weights, CONCENTRATION)
        everSequential ||= !isNoAnswer(test) && test.pValue <= ALARM
      }
      const test = sampleRatioTest(counts, weights)
      return { everSequential, atEnd: !isNoAnswer(test) && test.pValue <= ALARM }
    })
  }
  const halves = alarms([0.5, 0.5], { first: 500 })
  const uneven = alarms([0.6, 0.3, 0.1], { first: 500 })
  const spread = alarms([0.5, 0.5], { first: 100, growth: 1.5 })
  return [
    row('alarm of the sample ratio where nothing is lost: χ² at the end', halves.atEnd),
    row('the same, three arms of 60, 30 and 10%', uneven.atEnd),
    row('the same, at any of 20 looks, as the report has it', halves.everSequential),
    row('the same, three arms of 60, 30 and 10%, 20 looks', uneven.everSequential),
    row('the same, looks spread from 100 visitors to 220,000', spread.everSequential),
  ]
}
