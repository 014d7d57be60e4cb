type Fn = (x: number) => number

// What is sought here is of the size of a standard deviation or a log.
const TOLERANCE = 4 * Number.EPSILON

/**
 * Where f is 0 between two places of opposite sign, by inverse quadratic interpolation that falls
 * back to halving (Chandrupatla 1997, Adv Eng Softw 28:145–149).
 */
export function findRoot(f: Fn, low: number, high: number): number {
  let [a, b] = [low, high]
  let [fa, fb] = [f(a), f(b)]
  if (fa === 0) return a
  let [c, fc] = [a, fa]
  let t = 0.5
  for (let round = 0; round < 200; round++) {
    const x = a + t * (b - a)
    const fx = f(x)
    if (Math.sign(fx) === Math.sign(fa)) {
      ;[c, fc] = [a, fa]
    } else {
      ;[c, b, fc, fb] = [b, a, fb, fa]
    }
    ;[a, fa] = [x, fx]
    const best = Math.abs(fa) < Math.abs(fb) ? a : b
    const least = (TOLERANCE * Math.max(1, Math.abs(best))) / Math.abs(b - a)
    if (fa === 0 || fb === 0 || least > 0.5 || a === b) return best
    const xi = (a - b) / (c - b)
    const phi = (fa - fb) / (fc - fb)
    const interpolates = phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi
    t = interpolates
      ? (fa / (fb - fa)) * (fc / (fb - fc)) +
        ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
      : 0.5
    t = Math.min(1 - least, Math.max(least, t))
  }
  return a
}

/** As findRoot, going from `start` in doubling steps until the sign turns; undefined when it never does. */
export function findRootFrom(f: Fn, start: number, step: number): number | undefined {
  const sign = Math.sign(f(start))
  if (sign === 0) return start
  let near = start
  for (let round = 0; round < 1_100; round++) {
    const far = start + step * 2 ** round
    if (!Number.isFinite(far)) return undefined
    const there = f(far)
    if (Number.isNaN(there)) return undefined
    if (Math.sign(there) !== sign) return findRoot(f, near, far)
    near = far
  }
}
