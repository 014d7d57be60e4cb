import { expect, it } from 'vitest'
import { experienceState } from './experience-state.ts'
import { shop } from './testing/shop.ts'

const NOON = Date.parse('2026-11-27T12:00Z')
const [experience] = shop.experiences
const state = (schedule?: { from?: string; to?: string }, live = shop) =>
  experienceState(
    live,
    { ...experience!, ...(schedule && { schedule: { timezone: 'Europe/Berlin', ...schedule } }) },
    NOON,
  ).words

it('says whether visitors meet an experience now, by the clocks of its own time zone', () => {
  expect(state()).toBe('running')
  expect(state({ to: '2026-11-27T13:01' })).toBe('running until 2026-11-27 13:01')
  expect(state({ to: '2026-11-27T13:00' })).toBe('paused')
  expect(state({ from: '2026-11-27T13:01' })).toBe('from 2026-11-27 13:01')
  expect(state({ from: '2026-11-27T13:00' })).toBe('running')
  expect(state(undefined, { ...shop, paused: true })).toBe('paused')
  expect(state(undefined, { ...shop, experiences: [] })).toBe('draft')
})
