import fc from 'fast-check'
import { expect, it } from 'vitest'
import { profileCeiling } from './ceiling.ts'
import type { VisitorEvent } from './event.ts'
import { EXPOSURE } from './exposure.ts'
import { learn } from './learn.ts'
import { matchSegments } from './match-segments.ts'
import { newProfile } from './new-profile.ts'
import type { Published } from './published.ts'
import { eventsOf, hostileEventsOf, traitsOf } from './testing/arbitraries.ts'
import { programOf, publishedTraits } from './testing/programs.ts'
import type { Trait } from './trait.ts'

const numRuns = Number(process.env.RUNS ?? 300)

const audiences: Published['experiences'][number]['audiences'] = []
const published = (traits: Trait[]): Published => ({
  ...publishedTraits(traits),
  segments: [{ id: 'all', key: 'all~1', keep: -1, when: {} }],
  experiences: [{ id: 'hero', phase: 1, path: '', audiences }],
})

it('no profile gets larger than was said when its config was published', () => {
  fc.assert(
    fc.property(
      traitsOf({ minLength: 1, maxLength: 8 }),
      eventsOf({ maxLength: 15 }),
      hostileEventsOf({ maxLength: 60 }),
      (traits, events, hostile) => {
        const config = published(traits)
        const program = programOf(config)
        const profile = newProfile('019a0000-0000-7000-8000-000000000000')
        for (const event of [...events, ...hostile]) {
          learn(program, profile, event)
          matchSegments(program, profile, { segments: {}, traits: {} }, event.at)
        }
        const { characters, fixed, byTrait } = profileCeiling(config)
        expect(JSON.stringify(profile).length).toBeLessThanOrEqual(characters)
        expect(
          JSON.stringify({ ...profile, series: {}, segments: {}, arms: {} }).length,
        ).toBeLessThanOrEqual(fixed)
        for (const [index, { key }] of config.series.entries()) {
          const id = config.traits.find(({ series }) => series === index)!.id
          const kept = profile.series[key]
          if (kept)
            expect(JSON.stringify({ [key]: kept }).length).toBeLessThanOrEqual(
              byTrait.find((each) => each.id === id)!.characters,
            )
        }
      },
    ),
    { numRuns },
  )
})

it('no year of the longest values gets larger either', () => {
  const within = '366d'
  const traits = [
    ...(['sum', 'min', 'max', 'distinct', 'last'] as const).map(
      (take): Trait => ({ id: take, on: '*', take, of: 'values', within }),
    ),
    ...(['count', 'active_days', 'days_since_first'] as const).map(
      (take): Trait => ({ id: take, on: '*', take, within }),
    ),
    { id: 'first', on: '*', take: 'first', of: 'text', within: '30d' } as const,
    { id: 'days', on: '*', take: 'active_days' } as const,
  ]
  const config = publishedTraits(traits)
  const program = programOf(config)
  const profile = newProfile('v')
  for (let day = 0; day < 400; day++) {
    const event: VisitorEvent = {
      name: day % 2 ? EXPOSURE : 'page_view',
      at: Date.UTC(2026, 0, 1) + day * 86_400_000 + 1,
      values: [-1.2345678901234567e-6 * (1 + day), day],
      text: '\u0001'.repeat(70),
    }
    learn(program, profile, event)
  }
  const { characters, byTrait } = profileCeiling(config)
  expect(JSON.stringify(profile).length).toBeLessThanOrEqual(characters)
  expect(byTrait[0]!.id).toBe('first')
})
