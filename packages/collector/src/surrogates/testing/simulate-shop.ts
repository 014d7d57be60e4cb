import type { MicroCounts } from '../../store/count-micro.ts'

/**
 * Experiences of a shop in which it is known what comes of what: arms move `browse`, which leads to
 * `cart`, which leads to the order; `scroll` is only a sign of wanting to buy, and arms move it too;
 * `wish` is such a sign, which no arm moves; `thanks` comes after orders alone.
 */
export const MICRO = ['scroll', 'thanks', 'wish', 'browse', 'cart'].map((id) => ({ id }))

export function simulateShop(seed: number, experiences = 30, visitors = 6_000): MicroCounts[] {
  const chance = chanceOf(seed)
  const around = (size: number) => (2 * chance() - 1) * size
  return Array.from({ length: experiences }, (_, n) =>
    ['control', 'b'].map((arm) => {
      const moves = arm === 'b'
      // An experience tries one thing, and moves the others a little.
      const [browsing, carting, scrolling] = [0.3, 0.25, 0.25].map((most, thing) =>
        moves ? around(n % 3 === thing ? most : most / 20) : 0,
      ) as [number, number, number]
      const goals = MICRO.map(() => ({ micro: 0, both: 0 }))
      let macro = 0
      for (let visitor = 0; visitor < visitors; visitor++) {
        const wants = chance() < 0.35
        const scroll = chance() < (wants ? 0.7 : 0.25) + scrolling
        const wish = chance() < (wants ? 0.4 : 0.05)
        const browse = chance() < (wants ? 0.5 : 0.3) + browsing
        const cart = chance() < 0.15 + (browse ? 0.3 : 0) + carting
        const order = chance() < (cart ? 0.3 : 0.01) + (wants ? 0.2 : 0)
        if (order) macro++
        // Of what comes after the order nothing came before it.
        for (const [goal, did] of [scroll, false, wish, browse, cart].entries()) {
          if (did) goals[goal]!.micro++
          if (did && order) goals[goal]!.both++
        }
      }
      return { experience: `e${n}`, audience: '*', arm, phase: 1, visitors, macro, goals }
    }),
  ).flat()
}

/** mulberry32 */
export function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
