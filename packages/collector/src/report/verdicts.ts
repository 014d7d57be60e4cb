import type { Goal, Verdict } from '@segue/core'
import { type CountedArm, type CountedAudience, controlOf, isCompared } from './arms.ts'
import { phasesOf, sumsOf } from './cells.ts'
import { effectOf } from './effect-of.ts'
import { type Comparison, judge, type Side } from './judge.ts'
import type { Reached } from './plain-difference.ts'
import { goalCounts, rateOf } from './rate-of.ts'

/** All comparisons by one goal are judged together: each may be the one that chance has made. */
export function verdictsOf(
  goal: Pick<Goal, 'id' | 'name'>,
  audiences: CountedAudience[],
  at: number,
): Map<CountedArm, Verdict> {
  const compared = audiences.flatMap((audience) => {
    const control = controlOf(audience)
    if (!control) return []
    return audience.arms.filter(isCompared).map((variant) => {
      const comparison: Comparison = {
        goal: goal.name ?? goal.id,
        effect: effectOf([{ control: control.cells, variant: variant.cells }], rateOf(goal.id)),
        control: sideOf(control, goal.id, at),
        variant: sideOf(variant, goal.id, at),
        phases: phasesOf([...control.cells, ...variant.cells]).map((phase) => ({
          control: reachedIn(phase, control, goal.id),
          variant: reachedIn(phase, variant, goal.id),
        })),
      }
      return { variant, comparison }
    })
  })
  const judged = judge(compared.map(({ comparison }) => comparison))
  return new Map(compared.map(({ variant }, index) => [variant, judged[index]!]))
}

function reachedIn(phase: number, { cells }: CountedArm, goal: string): Reached {
  const sums = sumsOf(cells.filter((cell) => cell.phase === phase))
  return { visitors: sums.visitors, converters: goalCounts(goal, sums).converters }
}

const DAY = 86_400_000
const LATELY = 7

function sideOf({ name, sums }: CountedArm, goal: string, at: number): Side {
  const { visitors, days } = sums
  const since = new Date(at - LATELY * DAY).toISOString().slice(0, 10)
  const lately = days.filter(({ day }) => day > since)
  const first = days[0] ? Date.parse(days[0].day) : at
  const length = Math.max(1, Math.min(LATELY, (at - first) / DAY))
  return {
    name,
    visitors,
    converters: goalCounts(goal, sums).converters,
    perDay: lately.reduce((sum, { visitors }) => sum + visitors, 0) / length,
  }
}
