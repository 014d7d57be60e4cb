import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkConfig } from './check-config.ts'
import { compileConfig } from './compile-config.ts'
import { decide } from './decide.ts'
import type { VisitorEvent } from './event.ts'
import { learn } from './learn.ts'
import { newProfile } from './new-profile.ts'
import type { Profile } from './profile.ts'
import { pruneProfile } from './prune-profile.ts'
import { BLOCK_CLOSED, SHOWN } from './target-events.ts'
import { noRendering } from './testing/no-rendering.ts'
import { programOf } from './testing/programs.ts'
import { DAY, HOUR, MINUTE } from './units.ts'

type Caps = { visit?: number; visitor?: number; closed?: string; reached?: string }

/** A site with one experience that has these caps. */
function siteWith(caps: Caps, text = 'New') {
  const changes = [{ kind: 'text', target: '#a', text }]
  const audiences = [{ segment: '*', arms: [{ id: 'b', changes }] }]
  const checked = checkConfig({
    site: 's',
    goals: [{ id: 'order', kind: 'macro', on: 'purchase' }],
    experiences: [{ id: 'hero', pages: ['/'], goals: ['order'], caps, audiences }],
  })
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  return programOf(compileConfig(checked.config, 1, noRendering))
}

/** What a visitor does: comes back after a while, in either of two tabs, and then what. */
type Step = { after: number; act: 'look' | 'close' | 'buy' | 'reload' | 'publish' }
const steps = fc.array(
  fc.record<Step>({
    after: fc.constantFrom(1_000, 5 * MINUTE, 31 * MINUTE, 3 * HOUR, DAY, 8 * DAY),
    act: fc.constantFrom('look', 'look', 'close', 'buy', 'reload', 'publish'),
  }),
  { minLength: 100, maxLength: 100 },
)
const length = fc.constantFrom('2h', '1d', '7d', 'forever')
const capsOf = fc.record<Caps, never>(
  {
    visit: fc.integer({ min: 1, max: 3 }),
    visitor: fc.integer({ min: 1, max: 6 }),
    closed: length,
    reached: length,
  },
  { requiredKeys: [] },
)
const ms = (text = '30d') =>
  text === 'forever'
    ? Number.POSITIVE_INFINITY
    : Number.parseInt(text, 10) * (text.endsWith('h') ? HOUR : DAY)

it('no cap is ever passed, and none holds anybody back who is under it', () => {
  fc.assert(
    fc.property(capsOf, steps, (caps, steps) => {
      let program = siteWith(caps)
      let profile: Profile = newProfile('v')
      let at = Date.UTC(2026, 0, 1)
      const take = (event: VisitorEvent) => learn(program, profile, event)
      // The same by brute force: what was shown when, and in which visit.
      const shown: { visit: number }[] = []
      let until = 0
      let last = 0
      let visit = 0
      for (const { after, act } of steps) {
        at += after
        if (act === 'reload') profile = JSON.parse(JSON.stringify(profile))
        if (act === 'publish') {
          program = siteWith(caps, `New at ${at}`)
          pruneProfile(profile, program.published)
        }
        if (act === 'reload' || act === 'publish') continue
        if (at - last >= 30 * MINUTE) visit++
        last = at
        take({ name: 'page_view', at, path: '/' })
        const isShown =
          decide(program.published.experiences, profile, [], { path: '/', at }, program.gates)
            .length > 0
        const here = shown.filter((each) => each.visit === visit).length
        expect(isShown).toBe(
          at >= until &&
            shown.length < (caps.visitor ?? Number.POSITIVE_INFINITY) &&
            here < (caps.visit ?? Number.POSITIVE_INFINITY),
        )
        if (isShown) {
          shown.push({ visit })
          take({ name: SHOWN, at, experience: 'hero' })
        }
        if (act === 'close' && isShown) {
          take({ name: BLOCK_CLOSED, at, experience: 'hero' })
          until = Math.max(until, at + ms(caps.closed))
        }
        if (act === 'buy') {
          take({ name: 'purchase', at, transaction_id: `${at}`, value: 1 })
          if (caps.reached) until = Math.max(until, at + ms(caps.reached))
        }
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 300) },
  )
})

it('changed caps hold for what was shown before', () => {
  const profile = newProfile('v')
  const at = Date.UTC(2026, 0, 1)
  for (let n = 0; n < 3; n++) {
    learn(siteWith({ visitor: 5 }), profile, { name: SHOWN, at, experience: 'hero' })
  }
  const isShown = (caps: Caps) => {
    const { published, gates } = siteWith(caps)
    return decide(published.experiences, profile, [], { path: '/', at }, gates).length > 0
  }
  expect(isShown({ visitor: 4 })).toBe(true)
  expect(isShown({ visitor: 3 })).toBe(false)
})
