import { expect, it } from 'vitest'
import { beginOfDay, dayAt, dayOf, dayText, isZone } from './zone-day.ts'

it.each([
  ['2026-10-25', 'Europe/Brussels', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Brussels', '2026-10-25T23:00:00.000Z'],
  ['2026-11-01', 'America/Los_Angeles', '2026-11-01T07:00:00.000Z'],
  ['2026-11-02', 'America/Los_Angeles', '2026-11-02T08:00:00.000Z'],
  ['2026-03-01', 'UTC', '2026-03-01T00:00:00.000Z'],
  ['2026-06-01', 'Asia/Kathmandu', '2026-05-31T18:15:00.000Z'],
  ['2026-06-01', 'Pacific/Kiritimati', '2026-05-31T10:00:00.000Z'],
  // Clocks go from 23:59 to 01:00 there: the day has no midnight.
  ['2024-03-31', 'Asia/Beirut', '2024-03-30T22:00:00.000Z'],
])('%s begins in %s at %s', (date, zone, begins) => {
  const at = beginOfDay(dayOf(date)!, zone)
  expect(new Date(at).toISOString()).toBe(begins)
  expect([dayText(dayAt(at, zone)), dayText(dayAt(at - 1, zone))]).toEqual([
    date,
    dayText(dayOf(date)! - 1),
  ])
})

it('knows what is a day and what is a zone', () => {
  expect(
    ['2026-02-28', '2026-02-31', '2026-2-3', 'now'].map((text) => dayOf(text) !== undefined),
  ).toEqual([true, false, false, false])
  expect(['Europe/Brussels', 'Brussels'].map(isZone)).toEqual([true, false])
})
