import fc from 'fast-check'
import { expect, it } from 'vitest'
import { thresholdsOf, whenDecayed } from './decay.ts'
import { newProfile } from './new-profile.ts'
import { left } from './score.ts'
import { DAY, HOUR } from './units.ts'

const number = fc.oneof(
  fc.constantFrom(0, 1, -1, 5, -5, 8, 1e300, -1e300, 1e-300, 5e-324),
  fc.double({ min: -100, max: 100, noNaN: true }),
)
const share = fc.double({ min: 0, max: 1, noNaN: true })

it('never names a time after which a score is already on another side of a number', () => {
  fc.assert(
    fc.property(
      number,
      number,
      fc.constantFrom(HOUR, 12 * HOUR, 7 * DAY, 366 * DAY),
      fc.nat(1_200),
      // Of a halving, and of the time from then to the edge: what is near it above all.
      share,
      fc.oneof(share, fc.constant(1)),
      (value, threshold, halfLife, halvings, part, until) => {
        const time = Date.UTC(2026, 0, 1)
        const profile = { ...newProfile('v'), series: { key: [value, time] } }
        const now = time + Math.floor((halvings + part) * halfLife)
        const when = whenDecayed({ kind: 'score', key: 'key', heard: [], halfLife }, [threshold])
        const edge = when(profile, { now, visit: 1 })
        const later = Math.max(now, Math.min(edge - 1, now + 2_000 * halfLife))
        const sides = [now, now + Math.floor((later - now) * until)].map((at) =>
          Math.sign(value * left(at - time, halfLife) - threshold),
        )
        expect(new Set(sides).size).toBe(1)
      },
    ),
    { numRuns: 5_000 },
  )
})

it('waits as long as nothing can change', () => {
  const time = Date.UTC(2026, 0, 1)
  const profile = { ...newProfile('v'), series: { key: [16, time] } }
  const when = whenDecayed({ kind: 'score', key: 'key', heard: [], halfLife: DAY }, [4, 20, -1])
  expect(when(profile, { now: time, visit: 1 })).toBe(time + 2 * DAY - 1_000)
  expect(when(profile, { now: time + 3 * DAY, visit: 1 })).toBe(Number.POSITIVE_INFINITY)
})

it.each([
  [{ a: { $gte: 3, $lt: 8 }, b: 'x' }, [3, 8]],
  [{ $or: [{ a: { $gt: 1 } }, { $not: { a: { $lte: 2 } } }] }, [1, 2]],
  [{ b: { $gt: 1 } }, []],
  [{ a: 3 }, undefined],
  [{ a: { $gte: '3' } }, undefined],
  [{ a: { $not: { $gte: 3 } } }, undefined],
])('finds the numbers that %j compares with', (condition, wanted) => {
  expect(thresholdsOf([condition], 'a')).toEqual(wanted)
})
