import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createJsonBytes } from './json-bytes.ts'

const out = createJsonBytes()
function canonicalJson(value: unknown): string {
  out.canonical(value)
  return String(out.take())
}

const shuffled = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(shuffled)
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  )
}

it('writes every value so that it can be read again, and equal values alike', () => {
  const key = fc.oneof(fc.constantFrom('a', 'b', '10', '9', 'Z', '🧦', '\uffff'), fc.string())
  const values = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(true, false, null),
      fc.array(tie('value'), { maxLength: 5 }),
      // More keys than are few.
      fc.dictionary(key, tie('value'), { maxKeys: 40 }),
    ),
  })).value
  fc.assert(
    fc.property(values, (made) => {
      const value = JSON.parse(JSON.stringify(made))
      const text = canonicalJson(value)
      expect(JSON.parse(text)).toEqual(value)
      expect(canonicalJson(shuffled(value))).toBe(text)
    }),
  )
})

it.each([0, 1, 2, 15, 16, 17, 40])('puts %i keys in order by their code units', (count) => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: 'binary' }), { minLength: count, maxLength: count }),
      (keys) => {
        const wanted = [...keys].filter((key) => key !== '__proto__').sort()
        const value = Object.fromEntries(keys.map((key) => [key, 1]))
        const text = `{${wanted.map((key) => `${JSON.stringify(key)}:1`).join(',')}}`
        if (wanted.length === keys.length) expect(canonicalJson(value)).toBe(text)
      },
    ),
    { numRuns: 30 },
  )
})
