import { CONTROL, EVERYONE, isReserved, type Published } from '@segue/core'

/**
 * How much keener an arm makes the visitors of an audience: 0.4 is 40% more who put something into
 * the cart. An arm helps some and hurts others, as it should be seen.
 */
export type Effects = ReadonlyMap<string, number>

export const cellOf = (experience: string, audience: string, arm: string) =>
  `${experience}/${audience}/${arm}`

const FIRST_ARMS = [0.5, -0.45, 0.35, 0, 0.2]
const OTHER_ARMS = [0.1, 0.3, 0, -0.15]

/** Known effects for every arm of a config but control: the same for the same config. */
export function effectsOf({ experiences }: Pick<Published, 'experiences'>): Effects {
  const effects = new Map<string, number>()
  for (const { id, audiences } of experiences) {
    audiences.forEach(({ segment, arms }, place) => {
      const shown = arms.filter((arm) => arm.id !== CONTROL && !isReserved(arm.id))
      shown.forEach((arm, number) => {
        const table = number === 0 ? FIRST_ARMS : OTHER_ARMS
        const usual = table[(place + Math.max(0, number - 1)) % table.length]!
        // Who is left over is the largest audience, in which a small effect is seen as well.
        const effect = segment === EVERYONE && number === 0 ? 0.15 : usual
        effects.set(cellOf(id, segment, arm.id), effect)
      })
    })
  }
  return effects
}
