import { expect, it } from 'vitest'
import { daysLeft } from './days-left.ts'

it('waits for the slowest arm, in whole days', () => {
  const arms = [
    { units: 500, perDay: 100 },
    { units: 400, perDay: 90 },
  ]
  expect(daysLeft(1_000, arms)).toEqual({ kind: 'days', days: 7 })
  expect(daysLeft(450, arms)).toEqual({ kind: 'days', days: 1 })
  expect(daysLeft(400, arms)).toEqual({ kind: 'days', days: 0 })
})

it('gives a reason instead of a number', () => {
  expect(daysLeft(10, [])).toEqual({ kind: 'too-little-data' })
  expect(daysLeft(10, [{ units: 3, perDay: 0 }])).toEqual({ kind: 'too-little-data' })
  expect(daysLeft(10, [{ units: 30, perDay: 0 }])).toEqual({ kind: 'days', days: 0 })
  expect(daysLeft(10, [{ units: -1, perDay: 1 }])).toMatchObject({ kind: 'impossible-input' })
  expect(daysLeft(Number.NaN, [{ units: 1, perDay: 1 }])).toMatchObject({
    kind: 'impossible-input',
  })
})
