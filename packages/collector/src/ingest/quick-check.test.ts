import { batch, event } from '@segue/core'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { eventOf } from '../store/store-contract.ts'
import { quickCheck } from './quick-check.ts'

const isEvent = quickCheck(event)
const full = () => JSON.parse(JSON.stringify(eventOf({ value: 1.5, currency: 'EUR', order: 'A1' })))

describe('The quick check of an event', () => {
  it('takes what browsers send, with and without what may be left out', () => {
    const { props: _, arms: __, ...rest } = full()
    expect(isEvent(full())).toBe(true)
    expect(isEvent({ ...rest, arms: {} })).toBe(true)
    expect(isEvent({ ...full(), segments: ['a'], goals: ['b'], props: { a: [{}] } })).toBe(true)
  })

  it('takes nothing that the shape itself does not take', () => {
    const parts = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom<unknown>(
        -1,
        1.5,
        2 ** 32,
        2e12,
        Number.POSITIVE_INFINITY,
        'x'.repeat(65),
        'x'.repeat(201),
        Array(201).fill('a'),
        Array(52).fill('a'),
        [1],
        { hero: 1 },
        { ['k'.repeat(101)]: 1 },
        JSON.parse('{"__proto__":"a"}'),
        Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`k${n}`, 'a'])),
        'EURO',
        'macro',
        undefined,
      ),
    )
    const keys = fc.constantFrom(...Object.keys(event.entries), 'unknown', 'constructor')
    let taken = 0
    fc.assert(
      fc.property(fc.dictionary(keys, parts, { maxKeys: 2 }), fc.boolean(), (change, cut) => {
        const value = { ...full(), ...change }
        if (cut) for (const key of Object.keys(change)) delete value[key]
        if (!isEvent(value)) return
        taken++
        expect(v.is(event, value)).toBe(true)
      }),
      { numRuns: 5_000 },
    )
    expect(taken).toBeGreaterThan(100)
  })

  it('takes no batch but as the shape itself takes it', () => {
    const isBatch = quickCheck(batch)
    const parts = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom<unknown>(
        'shop',
        'constructor',
        true,
        7,
        -1,
        1.5,
        [],
        [1],
        Array(201).fill(0),
      ),
    )
    const keys = fc.constantFrom(...Object.keys(batch.entries), 'unknown')
    let taken = 0
    fc.assert(
      fc.property(fc.dictionary(keys, parts, { maxKeys: 2 }), (change) => {
        const value = { site: 'shop', sent: 1, events: [{}], ...change }
        if (!isBatch(value)) return
        taken++
        expect(v.parse(batch, value)).toEqual(value)
      }),
      { numRuns: 2_000 },
    )
    expect(taken).toBeGreaterThan(100)
    // What it reads otherwise than it was written is not taken as it was written.
    expect(isBatch({ site: 'shop', sent: 1, events: [{}], dropped: -1 })).toBe(false)
  })

  it('knows all that the shape is made of, and says what it does not know', () => {
    expect(() => quickCheck(v.date())).toThrow('no shape "date"')
    expect(() => quickCheck(v.pipe(v.string(), v.email()))).toThrow('no check "email"')
  })
})
