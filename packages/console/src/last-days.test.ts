import { expect, it } from 'vitest'
import { lastDays } from './last-days.ts'

it('ends yesterday, by the clocks of the zone and over a change of them', () => {
  const night = Date.UTC(2026, 10, 1, 23, 30)
  expect(lastDays(7, 'UTC', night)).toEqual({ from: '2026-10-25', to: '2026-10-31' })
  expect(lastDays(7, 'Europe/Brussels', night)).toEqual({ from: '2026-10-26', to: '2026-11-01' })
  expect(lastDays(28, 'Pacific/Honolulu', night)).toEqual({ from: '2026-10-04', to: '2026-10-31' })
})
