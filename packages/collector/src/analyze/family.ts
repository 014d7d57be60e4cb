import { benjaminiHochberg, holm, isNoAnswer } from '@segue/stats'

/** A p-value among all of a family, and the level at which Holm has tried it. */
export type InFamily = { holm: number; bh: number; alpha: number; isClaimed: boolean }

export const ALPHA = 0.05

/** Null in its place for what could not be tried. */
export function inFamily(pValues: readonly (number | null)[]): (InFamily | null)[] {
  const tried = pValues.flatMap((p) => (p === null ? [] : [p]))
  const [byHolm, byBh] = [holm(tried), benjaminiHochberg(tried)]
  if (isNoAnswer(byHolm) || isNoAnswer(byBh)) return pValues.map(() => null)
  const claims = byHolm.adjusted.filter((p) => p <= ALPHA).length
  let next = 0
  return pValues.map((p) => {
    if (p === null) return null
    const index = next++
    const before = tried.filter((other) => other < p).length
    return {
      holm: byHolm.adjusted[index]!,
      bh: byBh.adjusted[index]!,
      alpha: ALPHA / (tried.length - Math.min(before, claims)),
      isClaimed: byHolm.adjusted[index]! <= ALPHA,
    }
  })
}
