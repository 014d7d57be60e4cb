import { CONTROL, type Report } from '@segue/core'
import { postStratify } from '@segue/stats'
import { liftOf } from './lift.ts'
import { type Arms, rateOf } from './rate-of.ts'

/**
 * Arms that several audiences have, over all of these: each audience is compared within itself and
 * counts by its visitors, so that who belongs to which does not look like an effect.
 */
export function totals(
  audiences: { arms: Arms; names: { arm: string; name: string }[] }[],
  goals: string[],
): Report['totals'] {
  const names = new Map(audiences.flatMap(({ names }) => names.map(({ arm, name }) => [arm, name])))
  return [...names].flatMap(([arm, name]) => {
    const with_ = audiences.filter(({ arms }) => arms.has(arm) && arms.has(CONTROL))
    if (arm === CONTROL || with_.length < 2) return []
    const results = goals.flatMap((goal) => {
      const strata = with_.map(({ arms }) => ({
        control: rateOf(arms.get(CONTROL), goal),
        treatment: rateOf(arms.get(arm), goal),
      }))
      const n = with_.reduce(
        (sum, { arms }) => sum + arms.get(CONTROL)!.visitors + arms.get(arm)!.visitors,
        0,
      )
      const found = postStratify(strata, 'sampled', 'relative')
      const lift =
        found.kind === 'stratified'
          ? liftOf({
              kind: 'effect',
              effect: found.effect,
              variance: found.stdErr ** 2,
              df: Number.POSITIVE_INFINITY,
              n,
            })
          : null
      return lift ? [{ goal, lift }] : []
    })
    return [{ arm, name, goals: results }]
  })
}
