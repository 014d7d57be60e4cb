import { normalPdf, normalSf } from './normal.ts'
import { arrange, eachNode } from './quadrature.ts'

/** The Brownian scores that have not crossed by a time, as a quadrature: places with their mass. */
export type Survivors = { time: number; places: number[]; masses: number[] }

export const unstarted: Survivors = { time: 0, places: [0], masses: [1] }

/** What crosses at `time`: above `bound`, or (two sides) beyond ±bound. In tails, so tiny ones are exact. */
export function crossing(
  { time: before, places, masses }: Survivors,
  time: number,
  bound: number,
  sides: 1 | 2,
): number {
  const step = Math.sqrt(time - before)
  return places.reduce((total, place, i) => {
    const above = normalSf((bound - place) / step)
    const below = sides === 2 ? normalSf((bound + place) / step) : 0
    return total + masses[i]! * (above + below)
  }, 0)
}

// Below this many standard deviations a one-sided path is as good as lost.
const FAR = 9
const MOST_PANELS = 400

/**
 * Who survives a look (Armitage, McPherson & Rowe 1969, JRSS A 132:235–244): the density after the next
 * step, on panels fine enough for this step and for the one to come.
 */
export function survive(
  { time: before, places, masses }: Survivors,
  time: number,
  bound: number,
  sides: 1 | 2,
  next: number,
): Survivors {
  const step = Math.sqrt(time - before)
  const high = Math.min(bound, FAR * Math.sqrt(time))
  const low = sides === 2 ? -high : -FAR * Math.sqrt(time)
  const width = 1.5 * Math.min(step, Math.sqrt(next - time))
  const panels = Math.min(MOST_PANELS, Math.ceil((high - low) / width))
  const cuts = Array.from({ length: panels }, (_, i) => low + ((high - low) * i) / panels)
  const survivors: Survivors = { time, places: [], masses: [] }
  eachNode(arrange(cuts, low, high), (x, weight) => {
    let density = 0
    for (let i = 0; i < places.length; i++) {
      const z = (x - places[i]!) / step
      if (z < FAR && z > -FAR) density += masses[i]! * normalPdf(z)
    }
    survivors.places.push(x)
    survivors.masses.push((weight * density) / step)
  })
  return survivors
}
