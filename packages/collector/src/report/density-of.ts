import { type Effect, isNoAnswer, normalPosterior } from '@segue/stats'

/** So many standard errors to each side hold all but one in two thousand. */
const REACH = 3.5
const POINTS = 81

/**
 * The density of a lift whose log is normal, from a flat prior: what `chanceToWin` is the area of,
 * to the right of zero. `[lift, density]`, the smallest lift first.
 */
export function densityOf(logRatio: Effect): [lift: number, density: number][] {
  const posterior = normalPosterior(logRatio, null)
  if (isNoAnswer(posterior)) return []
  const { effect, stdErr } = posterior
  return Array.from({ length: POINTS }, (_, n) => {
    const z = REACH * ((2 * n) / (POINTS - 1) - 1)
    const ratio = Math.exp(effect + z * stdErr)
    const density = Math.exp(-(z ** 2) / 2) / (Math.sqrt(2 * Math.PI) * stdErr * ratio)
    return [ratio - 1, density]
  })
}
