import { expect, it } from 'vitest'
import { documentFor } from './document.ts'
import { EXPOSURE } from './exposure.ts'
import { learn } from './learn.ts'
import { newProfile } from './new-profile.ts'
import { pruneProfile } from './prune-profile.ts'
import { programOf as learningProgram, publishedTraits } from './testing/programs.ts'
import type { Trait } from './trait.ts'

const NOW = Date.UTC(2026, 5, 1)
const programOf = (...traits: Trait[]) => learningProgram(publishedTraits(traits))
const views = (within?: string): Trait => ({
  id: 'views',
  on: 'page_view',
  take: 'count',
  ...(within && { within }),
})
const nowhere = {
  page: { host: '', path: '/', query: {}, title: '', type: '', referrer: '' },
  tech: {},
  utcOffset: 0,
}

it.each([
  [undefined, '7d'],
  ['7d', undefined],
  ['24h', '7d'],
  ['7d', 'visit'],
  ['visit', '24h'],
])(
  'starts a trait anew whose window changes from %s to %s, and keeps one that stays',
  (was, is) => {
    const before = programOf(views(was))
    const after = programOf(views(is))
    const profile = newProfile('v')
    for (let n = 0; n < 3; n++) learn(before, profile, { name: 'page_view', at: NOW })
    learn(after, profile, { name: 'page_view', at: NOW })
    expect(documentFor(after, profile, nowhere, NOW).traits).toEqual({ views: 1 })
    expect(documentFor(before, profile, nowhere, NOW).traits).toEqual({ views: 3 })

    pruneProfile(profile, after.published)
    expect(Object.keys(profile.series)).toEqual([after.series[0]!.series.key])
  },
)

it('takes no name of an exposure that every object has', () => {
  const profile = newProfile('v')
  const exposure = { name: EXPOSURE, at: NOW, experience: '__proto__', audience: '*', arm: 'b' }
  learn(programOf(), profile, exposure)
  expect(({} as { visit?: unknown }).visit).toBeUndefined()
  expect(profile.arms).toEqual({})
})

it('counts the same text as a number, a string and a boolean as three things', () => {
  const program = programOf({ id: 'seen', on: 'search', take: 'distinct', of: 'found' })
  const profile = newProfile('v')
  const found = [1, '1', true, 'true', '1', 1, 0, -0]
  learn(program, profile, { name: 'search', at: NOW, found })
  expect(documentFor(program, profile, nowhere, NOW).traits).toEqual({ seen: 5 })
})
