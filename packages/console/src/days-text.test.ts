import { expect, it } from 'vitest'
import { daysText } from './days-text.ts'

it('writes a year once where one is enough', () => {
  expect(daysText({ from: '2026-10-26', to: '2026-11-22' })).toBe('26 Oct – 22 Nov 2026')
  expect(daysText({ from: '2025-12-22', to: '2026-01-04' })).toBe('22 Dec 2025 – 4 Jan 2026')
})
