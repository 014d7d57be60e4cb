import type { Report } from '@segue/core'
import { type CountedAudience, controlOf, isCompared } from './arms.ts'
import { phasesOf, sumsOf } from './cells.ts'
import { shortResult } from './goal-result.ts'

/** Each phase apart, where weights have changed on the way: nothing where there was one alone. */
export function phases(
  audience: CountedAudience,
  goals: string[],
): Report['audiences'][number]['phases'] {
  const { arms } = audience
  const all = phasesOf(arms.flatMap(({ cells }) => cells))
  if (all.length < 2) return []
  return all.map((phase) => {
    const of = ({ cells }: (typeof arms)[number]) => cells.filter((cell) => cell.phase === phase)
    const control = controlOf(audience)
    return {
      phase,
      arms: arms.map((arm) => ({
        arm: arm.arm,
        visitors: sumsOf(of(arm)).visitors,
        goals: goals.map((goal) =>
          shortResult(goal, of(arm), control && isCompared(arm) ? of(control) : undefined),
        ),
      })),
    }
  })
}
