import { crossing, survive, unstarted } from './brownian-crossing.ts'
import { whyNotEach, whyNotShare, whyNotSides } from './input.ts'
import { impossible, type NoAnswer, tooLittleData, withoutNaN } from './no-answer.ts'
import { normalSf, normalUpperQuantile } from './normal.ts'
import { findRoot, findRootFrom } from './root.ts'

/** For each look the |Z| (with one side: the Z) from which the test stops with a result. */
export type StoppingBounds = { kind: 'bounds'; bounds: number[] }

/**
 * Equal bounds at equally spaced looks (Pocock 1977, Biometrika 64:191–199), by recursive integration.
 * In standard deviations; alpha is the chance to stop at all when there is no effect. No look:
 * `too-little-data`. A level, number of looks or sides that cannot be: `impossible-input`.
 */
export function pocock(looks: number, alpha = 0.05, sides: 1 | 2 = 2): StoppingBounds | NoAnswer {
  return constantBounds(looks, alpha, sides, () => 1)
}

/**
 * Bounds c/√t, strict at first, at equally spaced looks t (O'Brien & Fleming 1979, Biometrics
 * 35:549–556). Units and bad input as for `pocock`.
 */
export function obrienFleming(
  looks: number,
  alpha = 0.05,
  sides: 1 | 2 = 2,
): StoppingBounds | NoAnswer {
  return constantBounds(looks, alpha, sides, (t) => 1 / Math.sqrt(t))
}

function constantBounds(
  looks: number,
  alpha: number,
  sides: 1 | 2,
  shape: (t: number) => number,
): StoppingBounds | NoAnswer {
  const refusal = whyNotShare('alpha', alpha) ?? whyNotSides(sides)
  if (refusal) return refusal
  if (looks === 0) return tooLittleData
  if (!(Number.isInteger(looks) && looks > 0 && looks <= 1_000)) {
    return impossible(`looks is ${looks}, not a whole number from 1 to 1000`)
  }
  const times = Array.from({ length: looks }, (_, i) => (i + 1) / looks)
  const excess = (c: number) =>
    everCrossing(
      times,
      times.map((t) => c * shape(t)),
      sides,
    ) - alpha
  // One look alone crosses with alpha at the first, all of them together at most so at the second.
  const [least, most] = [alpha / sides, alpha / sides / looks].map(normalUpperQuantile)
  if (!Number.isFinite(most)) return impossible(`alpha is ${alpha}, too small`)
  const c = looks === 1 ? least! : findRoot(excess, least!, most!)
  return withoutNaN({ kind: 'bounds', bounds: times.map((t) => c * shape(t)) })
}

function everCrossing(times: readonly number[], bounds: readonly number[], sides: 1 | 2): number {
  let survivors = unstarted
  let total = 0
  for (const [i, time] of times.entries()) {
    const bound = bounds[i]! * Math.sqrt(time)
    total += crossing(survivors, time, bound, sides)
    const next = times[i + 1]
    if (next !== undefined) survivors = survive(survivors, time, bound, sides, next)
  }
  return total
}

/**
 * Bounds at any looks that spend alpha as O'Brien and Fleming's would: sides·(2 − 2Φ(z/√t)) by the
 * information fraction t (Lan & DeMets 1983, Biometrika 70:659–663), alpha / 2 on each of two sides.
 * A look so early that nothing is to be spent has the bound Infinity. No look: `too-little-data`.
 * Fractions that do not rise within 0 to 1: `impossible-input`.
 */
export function lanDeMets(
  informationFractions: readonly number[],
  alpha = 0.05,
  sides: 1 | 2 = 2,
): StoppingBounds | NoAnswer {
  const times = informationFractions
  const refusal =
    whyNotShare('alpha', alpha) ??
    whyNotSides(sides) ??
    whyNotEach(times, (t, i) =>
      t > (times[i - 1] ?? 0) && t <= 1
        ? undefined
        : impossible(`information fraction ${i} is ${t}, not above the one before and at most 1`),
    )
  if (refusal) return refusal
  if (times.length === 0) return tooLittleData
  const bounds: number[] = []
  let survivors = unstarted
  let spent = 0
  for (const [i, time] of times.entries()) {
    const due = spentBy(time, alpha, sides)
    const wanted = due - spent
    // On the log scale: the first looks of many spend 1e-20 and less.
    const excess = (z: number) =>
      Math.log(crossing(survivors, time, z * Math.sqrt(time), sides) / wanted)
    const z = wanted > 0 ? boundAt(excess, sides) : Number.POSITIVE_INFINITY
    bounds.push(z)
    spent = due
    const next = times[i + 1]
    if (next !== undefined) {
      survivors = survive(survivors, time, z * Math.sqrt(time), sides, next)
    }
  }
  return { kind: 'bounds', bounds }
}

function spentBy(t: number, alpha: number, sides: 1 | 2): number {
  return sides * 2 * normalSf(normalUpperQuantile(alpha / sides / 2) / Math.sqrt(t))
}

function boundAt(excess: (z: number) => number, sides: 1 | 2): number {
  return findRootFrom(excess, sides === 1 ? -10 : 0, 1) ?? Number.POSITIVE_INFINITY
}
