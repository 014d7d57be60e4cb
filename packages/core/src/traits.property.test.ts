import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionCompiler } from './compile-condition.ts'
import type { VisitorEvent } from './event.ts'
import { learn } from './learn.ts'
import { newProfile } from './new-profile.ts'
import { everyPart } from './parts.ts'
import type { Profile } from './profile.ts'
import type { FreshEvent } from './program.ts'
import { eventsOf, momentAfter, traitsOf } from './testing/arbitraries.ts'
import { bruteForce } from './testing/brute-force.ts'
import { programOf, publishedTraits, reloaded, traitsAt } from './testing/programs.ts'
import type { Trait } from './trait.ts'
import { learnVisit } from './visit.ts'

/** More of them by `RUNS=5000 npx vitest run packages/core/src/traits.property.test.ts`. */
const numRuns = Number(process.env.RUNS ?? 2_500)

const compile = conditionCompiler(everyPart.operators)
const bruteForceAll = (traits: Trait[], events: VisitorEvent[], at: number) =>
  Object.fromEntries(
    traits.map((trait) => [
      trait.id,
      bruteForce(trait, events, at, (where, event) => compile(where)(event)),
    ]),
  )

/** The profile is JSON, which has no infinity. */
const finite = (number: number) => Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, number))

function expectNear(
  got: Record<string, unknown>,
  wanted: Record<string, unknown>,
  traits: Trait[],
) {
  for (const trait of traits) {
    const [is, should] = [got[trait.id], wanted[trait.id]]
    const near =
      typeof is === 'number' && typeof should === 'number'
        ? Math.abs(finite(is) - finite(should)) <= 1e-9 + 1e-9 * Math.abs(finite(should))
        : is === should
    // Only where it fails, a comparison that shows which and what.
    if (!near) expect({ trait, value: is }).toEqual({ trait, value: should })
  }
}

const learnAll = (
  program: ReturnType<typeof programOf>,
  profile: Profile,
  events: VisitorEvent[],
) => {
  for (const event of events) learn(program, profile, event)
}

/** A visitor's story, with times to ask at. */
const story = fc
  .tuple(traitsOf({ minLength: 1, maxLength: 8 }), eventsOf({ maxLength: 25 }))
  .chain(([traits, events]) =>
    fc.record({
      traits: fc.constant(traits),
      events: fc.constant(events),
      moments: fc.array(momentAfter(events), { minLength: 1, maxLength: 4 }),
      cut: fc.nat({ max: events.length }),
    }),
  )

describe('traits are what the whole list of events says', () => {
  it('after every event, at once and later, with a reload in between', () => {
    fc.assert(
      fc.property(
        story,
        fc.array(fc.boolean(), { minLength: 1 }),
        ({ traits, events, moments }, reloads) => {
          const program = programOf(publishedTraits(traits))
          let profile = newProfile('v')
          events.forEach((event, index) => {
            learn(program, profile, event)
            if (reloads[index % reloads.length]) profile = reloaded(profile)
            const learnt = events.slice(0, index + 1)
            expectNear(
              traitsAt(program, profile, event.at),
              bruteForceAll(traits, learnt, event.at),
              traits,
            )
          })
          for (const at of moments) {
            expectNear(traitsAt(program, profile, at), bruteForceAll(traits, events, at), traits)
          }
        },
      ),
      { numRuns },
    )
  })

  it('when two tabs store what they saw in turns', () => {
    fc.assert(
      fc.property(
        story,
        fc.array(fc.tuple(fc.boolean(), fc.boolean())),
        ({ traits, events, moments }, turns) => {
          const program = programOf(publishedTraits(traits))
          let shelf = JSON.stringify(newProfile('v'))
          const stored: VisitorEvent[] = []
          const pending: [VisitorEvent[], VisitorEvent[]] = [[], []]
          // As the recorder does it: what is stored is read, taken further by a batch, and written.
          const store = (tab: 0 | 1) => {
            const profile: Profile = JSON.parse(shelf)
            learnAll(program, profile, pending[tab])
            stored.push(...pending[tab].splice(0))
            shelf = JSON.stringify(profile)
          }
          events.forEach((event, index) => {
            const [second, storesNow] = turns[index % (turns.length || 1)] ?? [false, false]
            const tab = second ? 1 : 0
            pending[tab].push(event)
            if (storesNow) store(tab)
          })
          store(1)
          store(0)
          for (const at of moments) {
            expectNear(
              traitsAt(program, JSON.parse(shelf), at),
              bruteForceAll(traits, stored, at),
              traits,
            )
          }
        },
      ),
      { numRuns },
    )
  })

  it('before the last of the events are learnt, as at the first paint', () => {
    fc.assert(
      fc.property(story, ({ traits, events, moments, cut }) => {
        const program = programOf(publishedTraits(traits))
        const profile = newProfile('v')
        learnAll(program, profile, events.slice(0, cut))
        const seen = reloaded(profile)
        const fresh: FreshEvent[] = events.slice(cut).map((event) => {
          learnVisit(seen, event)
          return { event, visit: seen.visits }
        })
        learnAll(program, profile, events.slice(cut))
        for (const at of moments) {
          const wanted = traitsAt(program, profile, at)
          expectNear(traitsAt(program, seen, at, fresh), wanted, traits)
        }
      }),
      { numRuns },
    )
  })

  it('of more than 256 values, late ones among them', () => {
    const value = fc.integer({ min: 0, max: 400 })
    const many = fc.record({
      days: fc.nat({ max: 2 }),
      late: fc.nat({ max: 3 }),
      values: fc.array(value, { minLength: 60, maxLength: 120 }),
    })
    fc.assert(
      fc.property(
        fc.array(many, { minLength: 3, maxLength: 20 }),
        fc.nat({ max: 9 }),
        (rows, later) => {
          const traits = [undefined, 'visit', '1d', '2d', '3d', '7d', '72h'].map(
            (within, index): Trait => ({
              id: `t${index}`,
              on: 'view_item',
              take: 'distinct',
              of: 'values',
              ...(within && { within }),
            }),
          )
          let clock = Date.UTC(2026, 0, 10)
          const events = rows.map(({ days, late, values }) => {
            clock += days * 86_400_000
            return { name: 'view_item', at: clock - late * 86_400_000, values }
          })
          const program = programOf(publishedTraits(traits))
          const profile = newProfile('v')
          learnAll(program, profile, events)
          const at = clock + later * 86_400_000
          expectNear(
            traitsAt(program, reloaded(profile), at),
            bruteForceAll(traits, events, at),
            traits,
          )
        },
      ),
      { numRuns: Math.ceil(numRuns / 20) },
    )
  })
})
