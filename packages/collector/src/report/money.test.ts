import { expect, it } from 'vitest'
import { exchangeOf, moneyApart } from './money.ts'

const seen = [
  { currency: 'EUR', orders: 9 },
  { currency: 'USD', orders: 4 },
  { currency: 'GBP', orders: 1 },
]

it('adds values as they are where there is one currency', () => {
  expect(exchangeOf({ currency: 'EUR' }, [seen[0]!])).toEqual({
    told: { currency: 'EUR', converted: [] },
    rates: undefined,
    unknown: [],
  })
  expect(exchangeOf({}, [seen[1]!]).told.currency).toBe('USD')
  expect(exchangeOf({}, [])).toMatchObject({ told: { currency: null }, rates: undefined })
})

it('adds others by the rates that are stated, and never without one', () => {
  expect(exchangeOf({ currency: 'EUR', exchangeRates: { USD: 0.9 } }, seen)).toEqual({
    told: { currency: 'EUR', converted: [{ currency: 'USD', rate: 0.9 }] },
    rates: { EUR: 1, '': 1, USD: 0.9 },
    unknown: [{ currency: 'GBP', orders: 1 }],
  })
  // No currency is stated: that of most orders.
  expect(exchangeOf({}, seen)).toMatchObject({
    told: { currency: 'EUR' },
    rates: { EUR: 1, '': 1 },
    unknown: [{ currency: 'USD' }, { currency: 'GBP' }],
  })
})

it('counts each unknown currency by itself, up to five of them', async () => {
  const asked: Record<string, number>[] = []
  const many = 'ABCDEFG'.split('').map((name, n) => ({ currency: `${name}AA`, orders: 9 - n }))
  const cell = {
    audience: '*',
    arm: 'b',
    phase: 1,
    late: false,
    half: 0,
    visitors: 5,
    days: [],
    goals: [
      { goal: 'buy', converters: 1, conversions: 1, value: 3, squares: 9, most: 3 },
      { goal: 'cart', converters: 1, conversions: 1, value: 0, squares: 0, most: 0 },
    ],
  }
  const apart = await moneyApart(many, async (rates) => {
    asked.push(rates)
    return { cells: [cell, { ...cell, half: 1 }], setAside: { machines: 0, twoArms: 0 } }
  })
  expect(asked).toEqual(['A', 'B', 'C', 'D', 'E'].map((name) => ({ [`${name}AA`]: 1 })))
  expect(apart).toHaveLength(7)
  expect(apart[0]).toEqual({
    currency: 'AAA',
    orders: 9,
    values: [{ audience: '*', arm: 'b', goal: 'buy', value: 6 }],
  })
  expect(apart[6]).toEqual({ currency: 'GAA', orders: 3, values: [] })
})
