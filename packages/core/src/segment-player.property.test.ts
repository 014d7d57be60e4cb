import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkConfig } from './check-config.ts'
import { compileConfig } from './compile-config.ts'
import type { Config } from './config.ts'
import { documentFor, type Surroundings } from './document.ts'
import { learn } from './learn.ts'
import type { LearningProgram } from './learning.ts'
import { matchSegments } from './match-segments.ts'
import { newProfile } from './new-profile.ts'
import { segmentPlayer } from './segment-player.ts'
import { traitsOf } from './testing/arbitraries.ts'
import { noRendering } from './testing/no-rendering.ts'
import { programOf } from './testing/programs.ts'
import { segmentsOf, type Turn, turnsOf } from './testing/segment-arbitraries.ts'
import type { Trait } from './trait.ts'

/** More of them by `RUNS=20000 npx vitest run packages/core/src/segment-player.property.test.ts`. */
const numRuns = Number(process.env.RUNS ?? 3_000)

const checked = checkConfig({ site: 's' })
if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
const { config: empty } = checked

/** Those that time alone changes, and that most events leave as they are. */
const delicate: Trait[] = [
  { id: 'days', on: '*', take: 'active_days', within: '7d' },
  { id: 'some_days', on: '*', where: { path: 'a' }, take: 'active_days', within: '7d' },
  { id: 'hours', on: '*', take: 'active_days', within: '72h' },
  { id: 'since', on: 'purchase', take: 'days_since_last' },
  { id: 'since_first', on: 'purchase', take: 'days_since_first', within: '7d' },
  { id: 'warmth', score: [{ on: 'purchase', points: 4 }], halfLife: '12h' },
  {
    id: 'done',
    sequence: [{ on: 'view_item' }, { on: 'purchase' }],
    take: 'days_since_last',
  },
]

const draft = fc
  .tuple(traitsOf({ maxLength: 4 }), fc.subarray(delicate, { minLength: 1, maxLength: 2 }))
  .map((traits) => traits.flat())
  .chain((traits) =>
    segmentsOf(
      traits.map(({ id }) => id),
      { minLength: 1, maxLength: 6 },
    ).map((segments): Config => ({ ...empty, traits, segments })),
  )

const surroundingsAt = (path: unknown): Surroundings => ({
  page: { host: '', path: `${path ?? '/'}`, query: {}, title: '', referrer: '' },
  tech: {},
  utcOffset: 0,
})

/** Plays visitors in a row; each of them also by what makes everything anew. */
function play(program: LearningProgram, visitors: Turn[][]): void {
  const player = segmentPlayer(program)
  visitors.forEach((turns, index) => {
    player.forget()
    const profile = newProfile(`v${index}`)
    const twin = newProfile(`v${index}`)
    for (const { at, event } of turns) {
      if (event) {
        learn(program, profile, event)
        learn(program, twin, structuredClone(event))
      }
      const surroundings = surroundingsAt(event?.path)
      const fresh = documentFor(program, twin, surroundings, at)
      const wanted = matchSegments(program, twin, fresh, at)
      expect(player.match(profile, surroundings, at, event)).toEqual(wanted)
      expect(player.document).toEqual(fresh)
      expect(profile).toEqual(twin)
    }
  })
}

it('gives after every event what learning and matching everything anew give', () => {
  fc.assert(
    fc.property(
      draft,
      fc.array(turnsOf({ minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 2 }),
      (config, visitors) => play(programOf(compileConfig(config, 1, noRendering)), visitors),
    ),
    { numRuns },
  )
})
