import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checkConfig } from './check-config.ts'
import { compileConfig } from './compile-config.ts'
import { documentFor, type Surroundings } from './document.ts'
import { learn } from './learn.ts'
import { compileLearning } from './learning.ts'
import { matchSegments } from './match-segments.ts'
import { newProfile } from './new-profile.ts'
import { everyPart } from './parts.ts'
import { compileProgram } from './program.ts'
import { segmentPlayer } from './segment-player.ts'
import { noRendering } from './testing/no-rendering.ts'
import { DAY, HOUR, MINUTE } from './units.ts'

const surroundings: Surroundings = {
  page: { host: '', path: '/', query: {}, title: '', referrer: '' },
  tech: {},
  utcOffset: 0,
}

/** Every trait form and window that a config can have, each asked for by a segment. */
function everyTrait() {
  const path = new URL('../../../test/vectors/everything.config.json', import.meta.url)
  const { site, traits } = JSON.parse(readFileSync(path, 'utf8'))
  const heard = [...new Set(traits.flatMap((trait: { on?: string }) => trait.on ?? []))]
  const loose = [
    { id: 'any_3h', on: '*', take: 'count', within: '3h' },
    { id: 'any_2d', on: '*', take: 'days_since_first', within: '2d' },
    { id: 'any_visit', on: '*', take: 'distinct', of: 'value', within: 'visit' },
  ]
  const all = [...traits, ...loose]
  const checked = checkConfig({
    site,
    traits: all,
    segments: [
      ...all.map(({ id }) => ({ id, when: { [`traits.${id}`]: { $gte: 2 } } })),
      ...[
        'cart.items',
        'cart.idle_minutes',
        'customer.orders',
        'visit.page_views',
        'visitor.visits',
      ].map((path) => ({ id: path.replace('.', '_'), when: { [path]: { $gte: 2 } } })),
      { id: 'named', when: { 'segments.cart_items': true, 'segments.kept': false } },
      { id: 'sticky', when: { 'traits.any_3h': { $gte: 3 } }, leaveWhen: { 'cart.items': 1 } },
      { id: 'kept', when: { 'visit.page_views': 2, 'visitor.new': false }, keep: '1d' },
    ],
  })
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  const published = compileConfig(checked.config, 1, noRendering)
  return {
    names: heard as string[],
    program: compileLearning(compileProgram(published, everyPart), everyPart),
  }
}

it('matches after every event as a document that is made anew does', () => {
  const { names, program } = everyTrait()
  const player = segmentPlayer(program)
  let state = 1
  const random = () => {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647
    return state / 2_147_483_647
  }
  const pick = <Thing>(things: Thing[]) => things[Math.floor(random() * things.length)]!
  const steps = [0, 1, 1_000, 5 * MINUTE, 29 * MINUTE, 31 * MINUTE, 3 * HOUR, DAY, 9 * DAY]
  for (let visitor = 0; visitor < 20; visitor++) {
    player.forget()
    const profile = newProfile(`v${visitor}`)
    const twin = newProfile(`v${visitor}`)
    let at = Date.UTC(2026, 5, 1) + Math.floor(random() * DAY)
    for (let n = 0; n < 60; n++) {
      at += pick(steps)
      const waits = random() < 0.2
      const name = pick([...names, 'something_else', 'add_to_cart', 'purchase'])
      const late = random() < 0.1 ? pick(steps) : 0
      const value = Math.floor(random() * 4)
      const event = { name, at: at - late, value, items: [{ item_id: 'a', price: value }] }
      if (!waits) {
        learn(program, profile, event)
        learn(program, twin, structuredClone(event))
      }
      const fresh = documentFor(program, twin, surroundings, at)
      const held = player.match(profile, surroundings, at, waits ? undefined : event)
      expect(held).toEqual(matchSegments(program, twin, fresh, at))
      expect(player.document).toEqual(fresh)
      expect(profile).toEqual(twin)
    }
  }
})
