import type { Report } from '@segue/core'
import { type CountedAudience, controlOf, isCompared } from './arms.ts'
import { effectOf } from './effect-of.ts'
import { liftOf } from './lift.ts'
import { rateOf } from './rate-of.ts'

/**
 * Arms that several audiences have, over all of these: each audience is compared within itself and
 * counts by its visitors, so that who belongs to which does not look like an effect.
 */
export function totals(audiences: CountedAudience[], goals: string[]): Report['totals'] {
  const compared = audiences.filter(controlOf).flatMap(({ arms }) => arms.filter(isCompared))
  const names = new Map(compared.map(({ arm, name }) => [arm, name]))
  return [...names].flatMap(([arm, name]) => {
    const pairs = audiences.flatMap((audience) => {
      const variant = audience.arms.find((own) => own.arm === arm)
      const control = controlOf(audience)
      return variant?.sums.visitors && control?.sums.visitors
        ? [{ control: control.cells, variant: variant.cells }]
        : []
    })
    if (pairs.length < 2) return []
    const results = goals.flatMap((goal) => {
      const lift = liftOf(effectOf(pairs, rateOf(goal)))
      return lift ? [{ goal, lift }] : []
    })
    return [{ arm, name, goals: results }]
  })
}
