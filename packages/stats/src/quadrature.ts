// Gauss–Legendre quadrature in panels. All integrands here are smooth products of densities and
// distribution functions; what they need is panels as fine as the narrowest of them, where it lies.

const POINTS = 16
const { nodes, weights } = gaussLegendre(POINTS)

/** ∫f over the panels between consecutive breaks, each by 16 points. */
export function integrate(f: (x: number) => number, breaks: readonly number[]): number {
  let total = 0
  eachNode(breaks, (x, weight) => {
    total += weight * f(x)
  })
  return total
}

export function eachNode(
  breaks: readonly number[],
  visit: (x: number, weight: number) => void,
): void {
  for (let panel = 1; panel < breaks.length; panel++) {
    const middle = (breaks[panel]! + breaks[panel - 1]!) / 2
    const half = (breaks[panel]! - breaks[panel - 1]!) / 2
    for (let i = 0; i < POINTS; i++) visit(middle + half * nodes[i]!, half * weights[i]!)
  }
}

const OFFSETS = [0, 0.7, 1.5, 2.5, 4, 6, 9, 14, 22, 34, 50]

/** Breaks that resolve a distribution at its scale, out to tails that fall only exponentially. */
export function breaksAround(center: number, scale: number, reach = 50): number[] {
  return OFFSETS.filter((offset) => offset <= reach).flatMap((offset) => [
    center - offset * scale,
    center + offset * scale,
  ])
}

/** Breaks in order, each once, between the limits and with them. */
export function arrange(breaks: readonly number[], low: number, high: number): number[] {
  const inside = breaks.filter((x) => x > low && x < high)
  return [...new Set([low, ...inside, high])].sort((a, b) => a - b)
}

/**
 * ∫ exp(logDensity) from `from` to +∞ (`direction` 1) or −∞ (−1), for a density whose
 * log is concave and falls from `from` on, at least as fast as a normal's of that scale.
 */
export function tail(
  logDensity: (x: number) => number,
  from: number,
  direction: 1 | -1,
  scale: number,
): number {
  const breaks = [0, 1, 2, 3, 4.5, 6.5, 9, 12].map((offset) => offset * scale)
  return integrate((x) => Math.exp(logDensity(from + direction * x)), breaks)
}

/** Roots of the Legendre polynomial by Newton's method, from the usual cosine start. */
function gaussLegendre(n: number): { nodes: number[]; weights: number[] } {
  const nodes: number[] = []
  const weights: number[] = []
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5))
    let slope = 0
    for (let round = 0; round < 8; round++) {
      let [before, value] = [1, x]
      for (let k = 2; k <= n; k++) {
        ;[before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k]
      }
      slope = (n * (x * value - before)) / (x * x - 1)
      x -= value / slope
    }
    nodes.push(x)
    weights.push(2 / ((1 - x * x) * slope * slope))
  }
  return { nodes, weights }
}
