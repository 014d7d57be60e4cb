import fc from 'fast-check'
import { expect, it } from 'vitest'
import { benjaminiHochberg, benjaminiYekutieli, holm } from './multiplicity.ts'
import { isNoAnswer } from './no-answer.ts'

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })
const adjustedOf = (found: ReturnType<typeof holm>) => {
  if (isNoAnswer(found)) throw new Error(found.kind)
  return found.adjusted
}

it('Holm rejects what its steps reject', () => {
  fc.assert(
    fc.property(pValues, (p) => {
      const sorted = [...p].sort((a, b) => a - b)
      const stop = sorted.findIndex((value, i) => value * (p.length - i) > 0.05)
      const rejected = stop < 0 ? sorted.length : stop
      expect(adjustedOf(holm(p)).filter((value) => value <= 0.05)).toHaveLength(rejected)
    }),
  )
})

it('Benjamini and Hochberg reject up to the last that is small enough', () => {
  fc.assert(
    fc.property(pValues, (p) => {
      const sorted = [...p].sort((a, b) => a - b)
      const isSmall = sorted.map((value, i) => (value * p.length) / (i + 1) <= 0.05)
      const last = isSmall.lastIndexOf(true)
      expect(adjustedOf(benjaminiHochberg(p)).filter((value) => value <= 0.05)).toHaveLength(
        last + 1,
      )
    }),
  )
})

it('keeps the order, raises no p-value above 1 and lowers none', () => {
  fc.assert(
    fc.property(pValues, (p) => {
      for (const adjust of [holm, benjaminiHochberg, benjaminiYekutieli]) {
        const adjusted = adjustedOf(adjust(p))
        for (const [i, value] of adjusted.entries()) {
          expect(value).toBeLessThanOrEqual(1)
          expect(value).toBeGreaterThanOrEqual(p[i]! * (1 - 1e-15))
        }
      }
    }),
  )
})

it('names a p-value that is none', () => {
  expect(holm([0.1, Number.NaN])).toEqual({
    kind: 'impossible-input',
    problem: 'p-value 1 is NaN, not between 0 and 1',
  })
  expect(holm([])).toEqual({ kind: 'adjusted', adjusted: [] })
})
