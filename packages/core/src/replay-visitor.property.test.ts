import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkConfig } from './check-config.ts'
import { compileConfig } from './compile-config.ts'
import { type Decision, decide, experiencesOn } from './decide.ts'
import { documentFor } from './document.ts'
import { EXPOSURE } from './exposure.ts'
import { learn } from './learn.ts'
import { type Loss, lossesAmong } from './lost-visitors.ts'
import { matchSegments } from './match-segments.ts'
import { newProfile } from './new-profile.ts'
import { visitorPlayer } from './replay-visitor.ts'
import { SHOWN } from './target-events.ts'
import { noRendering } from './testing/no-rendering.ts'
import { programOf } from './testing/programs.ts'
import { DAY, MINUTE } from './units.ts'

const START = Date.UTC(2026, 0, 5)
const TOMORROW = new Date(START + DAY).toISOString().slice(0, 16)
const segments = [
  { id: 'busy', when: { 'traits.views': { $gte: 3 } } },
  { id: 'buyer', when: { 'customer.orders': { $gte: 1 } } },
  { id: 'carted', when: { 'cart.items': { $gte: 1 } } },
]
const traits = [{ id: 'views', on: 'page_view', take: 'count', within: '1d' }]

const audience = fc.record({
  segment: fc.constantFrom('busy', 'buyer'),
  arms: fc
    .constantFrom('h1', '#bar')
    .map((target) => [{ id: 'control' }, { id: 'b', changes: [{ kind: 'hide', target }] }]),
})
/** After `*` nobody is left. */
const audiences = fc
  .tuple(
    fc.uniqueArray(audience, { maxLength: 2, selector: ({ segment }) => segment }),
    audience.map((each) => ({ ...each, segment: '*' })),
    fc.boolean(),
  )
  .map(([some, rest, isForAll]) => (isForAll || !some.length ? [...some, rest] : some))
const experience = fc
  .tuple(
    fc.constantFrom(['/'], ['/', '/a']),
    audiences,
    fc.constantFrom(
      {},
      {},
      { caps: { visitor: 1 } },
      { schedule: { from: TOMORROW } },
      { schedule: { to: TOMORROW } },
    ),
  )
  .map(([pages, audiences, limits]) => ({ pages, audiences, ...limits }))
const event = fc.record({
  name: fc.constantFrom(
    'page_view',
    'page_view',
    'page_view',
    'purchase',
    'add_to_cart',
    EXPOSURE,
    SHOWN,
  ),
  step: fc.constantFrom(0, MINUTE, 40 * MINUTE, DAY),
  path: fc.constantFrom('/', '/', '/a', '/none'),
  experience: fc.constantFrom('e0', 'e1', 'other'),
  audience: fc.constantFrom('busy', 'buyer', '*'),
  arm: fc.constantFrom('control', 'b'),
})

it('finds every arm and loss in every segment that deciding at each page view finds', () => {
  fc.assert(
    fc.property(
      fc.array(experience, { minLength: 1, maxLength: 2 }),
      fc.array(event, { minLength: 5, maxLength: 30 }),
      (drafts, turns) => {
        const experiences = drafts.map((draft, index) => ({ ...draft, id: `e${index}` }))
        const checked = checkConfig({ site: 's', traits, segments, experiences })
        if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
        const program = programOf(compileConfig(checked.config, 1, noRendering))
        const player = visitorPlayer(program)
        const twin = newProfile('v')
        const found = new Set<string>()
        const wanted = new Set<string>()
        let at = START
        let visitor: ReturnType<typeof player.begin> | undefined
        for (const { step, ...properties } of turns) {
          at += step
          const items = [{ item_id: 'a' }]
          const happened = { ...properties, items, at, value: 1 }
          const recorded = { visitor: 'v', visit: 'v-1', arms: {}, event: happened }
          visitor ??= player.begin(recorded)
          const decided = player.take(visitor, happened)
          if (decided) note(found, decided.decisions, decided.losses, visitor.segments)

          learn(program, twin, structuredClone(happened))
          if (happened.name !== 'page_view') continue
          const { path } = happened
          const surroundings = { ...visitor.surroundings }
          const document = documentFor(program, twin, surroundings, at)
          const held = matchSegments(program, twin, document, at)
          const all = program.published.experiences
          const decisions = decide(all, twin, held, { path, at }, program.gates)
          const here = experiencesOn(all, path)
          const losses = lossesAmong(here, decisions, twin, held, at, program.gates)
          note(wanted, decisions, losses, held)
          expect(found).toEqual(wanted)
        }
      },
    ),
    { numRuns: 700 },
  )
})

function note(noted: Set<string>, decisions: Decision[], losses: Loss[], held: string[]): void {
  for (const { experience, audience, arm } of decisions) {
    for (const segment of ['everybody', ...held]) {
      noted.add([experience.id, audience.segment, arm.id, segment].join('/'))
    }
  }
  for (const loss of losses) noted.add(JSON.stringify(loss))
}
