import type { BetaShapes } from '@segue/stats'
import { phasesOf, sumsOf } from '../report/cells.ts'
import { goalCounts } from '../report/rate-of.ts'
import type { Cell } from '../store/store.ts'

/** What is known of an arm: its visitors, those who reached the goal, and at which rate all visitors would. */
export type Known = { arm: string; visitors: number; converters: number; shapes: BetaShapes }

/** Before any data: Jeffreys' prior. */
const PRIOR = 0.5

/**
 * Each arm's rate of one audience, over its phases: within each, weighed by the visitors of all arms.
 *
 * Who comes changes from day to day, and an arm that has most of the good days' visitors is not
 * better for it: pooled over phases its rate would be too high. Within a phase arms were given by
 * fixed chances, so there every arm's mean is right for all of the phase's visitors; weighed by
 * these it is right for all visitors, of every arm. That is inverse propensity, with an arm's share
 * of its phase as the chance. A phase in which an arm has nobody compares nothing, and is left out
 * for all arms. What it costs to weigh so is in the variance, and that in how many visitors the
 * Beta distribution stands for.
 */
export function posteriors(arms: string[], cells: Cell[], goal: string): Known[] {
  const compared = phasesOf(cells)
    .map((phase) =>
      arms.map((arm) => {
        const own = cells.filter((cell) => cell.arm === arm && cell.phase === phase)
        const { visitors, goals } = sumsOf(own)
        return { visitors, converters: goalCounts(goal, { goals }).converters }
      }),
    )
    .filter((phase) => phase.every(({ visitors }) => visitors > 0))
  const everybody = sum(compared.flat().map(({ visitors }) => visitors))
  return arms.map((arm, index) => {
    const phases = compared.map((phase) => ({
      ...phase[index]!,
      share: sum(phase.map(({ visitors }) => visitors)) / everybody,
    }))
    const visitors = sum(phases.map((phase) => phase.visitors))
    const converters = sum(phases.map((phase) => phase.converters))
    if (visitors === 0) return { arm, visitors, converters, shapes: { alpha: PRIOR, beta: PRIOR } }
    const rate = sum(phases.map((phase) => (phase.share * phase.converters) / phase.visitors))
    // One visitor more of the arm's usual kind: a phase of few without a converter is not certain of it.
    const usual = (converters + PRIOR) / (visitors + 2 * PRIOR)
    const variance = sum(
      phases.map((phase) => {
        const likely = (phase.converters + usual) / (phase.visitors + 1)
        return (phase.share ** 2 * likely * (1 - likely)) / phase.visitors
      }),
    )
    const worth = (usual * (1 - usual)) / variance
    return {
      arm,
      visitors,
      converters,
      shapes: { alpha: PRIOR + rate * worth, beta: PRIOR + (1 - rate) * worth },
    }
  })
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
