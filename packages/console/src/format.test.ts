import { expect, it } from 'vitest'
import {
  formatBytes,
  formatChance,
  formatClock,
  formatCount,
  formatDateTime,
  formatLift,
  formatMoney,
  formatPart,
  formatShare,
} from './format.ts'

it('writes lifts with a true sign, and never a small one as zero', () => {
  expect([0.031, -0.004, 0.00031, 0, -0.0000001, 2.345].map(formatLift)).toEqual([
    '+3.1%',
    '−0.4%',
    '+0.03%',
    '0%',
    '0%',
    '+235%',
  ])
})

it('shows no chance as certain', () => {
  expect([0.5, 0.9996, 0.0001].map(formatChance)).toEqual(['50.0%', 'over 99.9%', 'under 0.1%'])
})

it('writes rates to be compared, and parts as they were set', () => {
  expect([0.124, 0.1, 0.0042, 0].map(formatShare)).toEqual(['12.4%', '10.0%', '0.42%', '0.0%'])
  expect([0.5, 1 / 3, 1].map(formatPart)).toEqual(['50%', '33.3%', '100%'])
})

it('writes money in the site’s currency, or as a plain number', () => {
  expect(formatMoney(5.768, 'EUR')).toBe('€5.77')
  expect(formatMoney(-1234.5, undefined)).toBe('−1,234.50')
})

it.each(['EUR', 'USD', 'CAD', 'JPY', 'TWD', 'CHF', 'NOK'])(
  'writes %s as a browser does',
  (code) => {
    const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
    const browser = new Intl.NumberFormat('en', { style: 'currency', currency: code, ...digits })
    for (const amount of [0, 5.768, -1_234.5, 9_876_543.21]) {
      expect(formatMoney(amount, code)).toBe(browser.format(amount).replace('-', '−'))
    }
  },
)

it('writes sizes', () => {
  expect([999, 4_312].map(formatBytes)).toEqual(['999 bytes', '4.3 KB'])
})

it('writes counts as a browser does for English', () => {
  const counts = [0, 7, 999, 1_000, 12_345, 1_234_567.5, -4_321, 0.12345, 100_000]
  const ofBrowser = counts.map((count) => count.toLocaleString('en').replace('-', '−'))
  expect(counts.map(formatCount)).toEqual(ofBrowser)
})

it('writes dates of this machine’s clock', () => {
  expect(formatDateTime(new Date(2026, 8, 3, 4, 5).getTime())).toBe('3 Sep 2026, 04:05')
})

it('writes the time of this machine, with two digits each', () => {
  expect(formatClock(new Date(2026, 10, 3, 4, 5, 6).getTime())).toBe('04:05:06')
})
