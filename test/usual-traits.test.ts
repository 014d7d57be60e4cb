import { learn, newProfile } from '@segue/core'
import { expect, it } from 'vitest'
import { shopTraffic } from './bench/shop-traffic.ts'
import { traitsProgram } from './bench/traits-program.ts'
import usual from './vectors/usual-traits.json' with { type: 'json' }

/** A profile, as it is stored, of who did so much on each of so many days. */
function profileAfter(perDay: number, days: number): string {
  const program = traitsProgram(usual)
  const profile = newProfile('019a0000-0000-7000-8000-000000000000')
  for (const event of shopTraffic({ perDay, days })) learn(program, profile, event)
  return JSON.stringify(profile)
}

it('keeps 30 usual traits in 16 KB after 100,000 events over a year', () => {
  expect(profileAfter(274, 365).length).toBeLessThanOrEqual(16 * 1_024)
})

it('grows by digits alone when ten times as much happens', () => {
  const [some, more] = [profileAfter(1_500, 10), profileAfter(15_000, 10)]
  expect(more.length).toBeLessThanOrEqual(some.length * 1.25)
})
