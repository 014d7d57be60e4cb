import { describe, expect, it } from 'vitest'
import { lanDeMets, obrienFleming, pocock } from './group-sequential.ts'
import { isNoAnswer } from './no-answer.ts'
import { normalUpperQuantile } from './normal.ts'

function boundsOf(found: ReturnType<typeof pocock>) {
  if (isNoAnswer(found)) throw new Error(found.kind)
  return found.bounds
}

// Jennison & Turnbull 2000, tables 2.1 and 2.3: looks, alpha, Pocock's and O'Brien–Fleming's constant.
const published = [
  [1, 0.05, 1.96, 1.96],
  [2, 0.05, 2.178, 1.977],
  [3, 0.05, 2.289, 2.004],
  [4, 0.05, 2.361, 2.024],
  [5, 0.05, 2.413, 2.04],
  [10, 0.05, 2.555, 2.087],
  [5, 0.01, 2.986, 2.621],
  [5, 0.1, 2.122, 1.751],
] as const

describe('bounds of equally spaced looks', () => {
  it.each(published)('%i looks at %d are %d and %d', (looks, alpha, flat, final) => {
    expect(boundsOf(pocock(looks, alpha)).at(-1)).toBeCloseTo(flat, 3)
    const falling = boundsOf(obrienFleming(looks, alpha))
    expect(falling.at(-1)).toBeCloseTo(final, 3)
    expect(falling[0]).toBeCloseTo(falling.at(-1)! * Math.sqrt(looks), 12)
  })

  it('one side at half of alpha is nearly two sides', () => {
    expect(boundsOf(pocock(5, 0.025, 1))[0]).toBeCloseTo(2.413, 3)
  })
})

describe('lanDeMets', () => {
  it('gives the published bounds at five equal looks', () => {
    // Proschan, Lan & Wittes 2006, and R's ldbounds.
    const bounds = boundsOf(lanDeMets([0.2, 0.4, 0.6, 0.8, 1]))
    const known = [4.8769, 3.3569, 2.6803, 2.2898, 2.031]
    for (const [i, bound] of bounds.entries()) expect(bound).toBeCloseTo(known[i]!, 3)
  })

  it('has an endless bound at a look that comes too early to spend anything', () => {
    const bounds = boundsOf(lanDeMets([1e-6, 1]))
    expect(bounds[0]).toBe(Number.POSITIVE_INFINITY)
    expect(bounds[1]).toBeCloseTo(normalUpperQuantile(0.025), 4)
  })

  it('takes looks that nearly coincide', () => {
    const bounds = boundsOf(lanDeMets([0.5, 0.5001, 1]))
    for (const bound of bounds) expect(Number.isFinite(bound)).toBe(true)
    expect(bounds[2]).toBeCloseTo(boundsOf(lanDeMets([0.5, 1]))[1]!, 2)
  })

  it('refuses what is no sequence of looks', () => {
    expect(lanDeMets([])).toEqual({ kind: 'too-little-data' })
    expect(lanDeMets([0.5, 0.5]).kind).toBe('impossible-input')
    expect(lanDeMets([0.5, 1.1]).kind).toBe('impossible-input')
    expect(pocock(0)).toEqual({ kind: 'too-little-data' })
    expect(pocock(2.5).kind).toBe('impossible-input')
  })
})
