/** Chances of whole numbers from `first` on, summed up. */
export type Distribution = { first: number; sums: Float64Array }

/** Chances that are so much smaller than the greatest change nothing that 32 random bits could show. */
const NEGLIGIBLE = 1e-14

export const binomial = (n: number, p: number): Distribution =>
  tabulate(Math.min(n, Math.floor((n + 1) * p)), (k) => ((n - k) / (k + 1)) * (p / (1 - p)))

export const poisson = (mean: number): Distribution =>
  tabulate(Math.floor(mean), (k) => mean / (k + 1))

/**
 * The least number that the share `p` does not exceed. Of a random share it is a draw, and an exact
 * one: the random generator of @stdlib for binomials is off by as much as is looked for here.
 */
export function quantile({ first, sums }: Distribution, p: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! > p) high = middle
    else low = middle + 1
  }
  return first + low
}

/** `ratio(k)` is the chance of k + 1 over that of k, which falls and is 0 where numbers end. */
function tabulate(mode: number, ratio: (k: number) => number): Distribution {
  const below: number[] = []
  for (let k = mode - 1, chance = 1; k >= 0; k--) {
    chance /= ratio(k)
    if (chance < NEGLIGIBLE) break
    below.push(chance)
  }
  const above: number[] = []
  for (let k = mode, chance = 1; ; k++) {
    chance *= ratio(k)
    if (chance < NEGLIGIBLE) break
    above.push(chance)
  }
  const chances = [...below.reverse(), 1, ...above]
  const all = chances.reduce((sum, chance) => sum + chance, 0)
  let sum = 0
  return {
    first: mode - below.length,
    sums: Float64Array.from(chances, (chance) => (sum += chance / all)),
  }
}
