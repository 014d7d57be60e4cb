import { describe, expect, it } from 'vitest'
import vectors from '../../../test/vectors/traits.json' with { type: 'json' }
import { documentFor } from './document.ts'
import type { VisitorEvent } from './event.ts'
import { learn, newProfile } from './learn.ts'
import { compileProgram } from './program.ts'
import { publishTrait } from './publish-trait.ts'
import { FORMAT } from './published.ts'
import type { Trait } from './trait.ts'

const program = (traits: Trait[]) =>
  compileProgram({
    format: FORMAT,
    site: 's',
    version: 1,
    traits: traits.map(publishTrait),
    segments: [],
    goals: [],
    experiences: [],
  })
const nowhere = {
  page: { host: '', path: '/', query: {}, title: '', type: '', referrer: '' },
  tech: {},
  utcOffset: 0,
}

describe('traits stay exact, window by window, late arrivals included', () => {
  it.each(vectors.cases)('$id', ({ traits, events, checks }) => {
    const compiled = program(traits as Trait[])
    let profile = newProfile('v')
    let learnt = 0
    for (const { after, now, expected } of checks) {
      while (learnt < after) learn(compiled, profile, events[learnt++] as VisitorEvent)
      // As after a reload: what JSON would not keep must not matter.
      profile = JSON.parse(JSON.stringify(profile))
      const got = documentFor(compiled, profile, nowhere, now).traits!
      for (const [id, value] of Object.entries(expected as Record<string, number | null>)) {
        const trait = traits.find((each) => each.id === id)
        if (value === null) expect(got[id], JSON.stringify(trait)).toBeNull()
        else expect(got[id], JSON.stringify(trait)).toBeCloseTo(value, 9)
      }
    }
  })
})

it('keeps a year of 50,000 events in one number a day', () => {
  const compiled = program([
    { id: 'spend', on: 'purchase', take: 'sum', of: 'value', within: '365d' },
  ])
  const profile = newProfile('v')
  for (let index = 0; index < 50_000; index++) {
    learn(compiled, profile, { name: 'purchase', at: 1.7e12 + index * 600_000, value: 1 })
  }
  expect((Object.values(profile.traits)[0] as unknown[]).length).toBeLessThanOrEqual(366)
  const now = 1.7e12 + 49_999 * 600_000
  expect(documentFor(compiled, profile, nowhere, now).traits!.spend).toBeGreaterThan(49_900)
})
