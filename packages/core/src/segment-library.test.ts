import { describe, expect, it } from 'vitest'
import { addSegments } from './add-segments.ts'
import { checkConfig } from './check-config.ts'
import { compileConfig } from './compile-config.ts'
import { documentFor, type Surroundings } from './document.ts'
import type { VisitorEvent } from './event.ts'
import { learn } from './learn.ts'
import { compileLearning } from './learning.ts'
import { LIBRARY_GROUPS } from './library-entry.ts'
import { matchSegments } from './match-segments.ts'
import { newProfile } from './new-profile.ts'
import { everyPart } from './parts.ts'
import { compileProgram } from './program.ts'
import { segmentFromLibrary } from './segment-from-library.ts'
import { SEGMENT_LIBRARY } from './segment-library.ts'
import { noRendering } from './testing/no-rendering.ts'
import { DAY, MINUTE } from './units.ts'

const entryOf = (id: string) => SEGMENT_LIBRARY.find((entry) => entry.id === id)!
const configWith = (ids: string[]) =>
  addSegments(
    { site: 's' },
    ids.map((id) => segmentFromLibrary(entryOf(id))),
  )

function compiled(input: unknown) {
  const checked = checkConfig(input)
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  return compileConfig(checked.config, 1, noRendering)
}

// A morning, so that a few hours more are the same UTC day.
const T = Date.UTC(2026, 0, 5, 8)
const nowhere: Surroundings = {
  page: { host: 'shop', path: '/', query: {}, title: '', referrer: '' },
  tech: { device: 'desktop' },
  utcOffset: 0,
}

/** What a visitor did: each event with the time since T. */
type Story = [since: number, name: string, props?: Record<string, unknown>][]

/** Whether a visitor with this story is in the segment, asked after each event as pages do, and at last. */
function isIn(id: string, story: Story, at: number, surroundings = nowhere): boolean {
  const published = compiled(configWith([id]))
  const program = compileLearning(compileProgram(published, everyPart), everyPart)
  const profile = newProfile('v')
  const match = (now: number) =>
    matchSegments(program, profile, documentFor(program, profile, surroundings, now), now)
  for (const [since, name, props] of story) {
    const event: VisitorEvent = { name, at: T + since, path: '/', ...props }
    learn(program, profile, event)
    match(event.at)
  }
  return match(T + at).includes(id)
}

const view = (since: number, props = {}): Story[number] => [since, 'page_view', props]
const item = (since: number, item_id = 'a', more = {}): Story[number] => [
  since,
  'view_item',
  { items: [{ item_id, price: 50, ...more }] },
]
const add = (since: number, price = 50): Story[number] => [
  since,
  'add_to_cart',
  { currency: 'EUR', items: [{ item_id: 'a', price }] },
]
const order = (since: number, value = 100, props = {}): Story[number] => [
  since,
  'purchase',
  { transaction_id: `${since}`, value, ...props },
]
const say = (declared: Record<string, unknown>): Story => [[0, 'identify', { declared }]]
const looking = (query: Record<string, string>): Surroundings => ({
  ...nowhere,
  page: { ...nowhere.page, query },
})
const on = (device: string): Surroundings => ({ ...nowhere, tech: { device } })

type Case = [who: string, story: Story, at: number, surroundings?: Surroundings]

const cases: Record<string, { in: Case[]; out: Case[] }> = {
  new_visitor: {
    in: [['is here for the first time', [view(0), view(29 * MINUTE)], 29 * MINUTE]],
    out: [['comes back after half an hour', [view(0), view(30 * MINUTE)], 30 * MINUTE]],
  },
  returning_visitor: {
    in: [['comes back after half an hour', [view(0), view(30 * MINUTE)], 30 * MINUTE]],
    out: [['is on a second page', [view(0), view(29 * MINUTE)], 29 * MINUTE]],
  },
  from_campaign: {
    in: [
      ['came by its link', [view(0, { campaign: 'spring' })], 0],
      ['came by its link in capitals', [view(0, { campaign: 'Spring' })], 0],
      ['goes on in that visit', [view(0, { campaign: 'spring' }), view(MINUTE)], MINUTE],
    ],
    out: [
      ['came by another', [view(0, { campaign: 'spring_2' })], 0],
      ['came back without it', [view(0, { campaign: 'spring' }), view(DAY)], DAY],
    ],
  },
  from_ads: {
    in: [
      ['has a paid medium', [view(0, { medium: 'CPC' })], 0],
      ['has the click id of an ad', [view(0)], 0, looking({ gclid: 'x' })],
    ],
    out: [['came by a letter', [view(0, { medium: 'email' })], 0, looking({ q: 'x' })]],
  },
  high_intent: {
    in: [
      ['put two things into the cart', [add(0), add(0)], 0],
      ['went to the checkout', [[0, 'begin_checkout']], 0],
      ['did so three days ago', [add(0), add(0), view(3 * DAY)], 3 * DAY],
    ],
    out: [
      ['put one into it and looked at four', [add(0), ...[1, 2, 3, 4].map(() => item(0))], 0],
      ['did so four days ago', [add(0), add(0), view(4 * DAY)], 4 * DAY],
      ['has bought since', [[0, 'begin_checkout'], order(MINUTE)], MINUTE],
    ],
  },
  cart_abandoner: {
    in: [
      ['left the cart for 30 minutes', [add(0)], 30 * MINUTE],
      ['came back and added to it', [add(0), view(DAY), add(DAY)], DAY],
    ],
    out: [
      ['left it for 29', [add(0)], 29 * MINUTE],
      ['came back and bought', [add(0), view(DAY), order(DAY)], DAY],
      ['left nothing in it', [view(0)], DAY],
    ],
  },
  price_checker: {
    in: [
      ['saw the prices twice', [view(0, { path: '/pricing' }), view(1, { path: '/pricing' })], 1],
      ['looked at products on three days', [item(0), item(DAY), item(13 * DAY)], 13 * DAY],
    ],
    out: [
      [
        'saw them twice, eight days ago',
        [0, 1].map((at) => view(at, { path: '/pricing' })),
        7 * DAY,
      ],
      [
        'looked on three days, one of them too long ago',
        [item(0), item(DAY), item(14 * DAY)],
        14 * DAY,
      ],
      ['looked on two days', [item(0), item(1), item(DAY)], DAY],
      ['took something', [item(0), item(DAY), item(2 * DAY), add(2 * DAY)], 2 * DAY],
    ],
  },
  window_shopper: {
    in: [['saw five products', [...'abcde'].map((id) => item(0, id)), 29 * DAY]],
    out: [
      ['saw four, one of them twice', [...'abcda'].map((id) => item(0, id)), 0],
      ['saw five a month ago', [...'abcde'].map((id) => item(0, id)), 30 * DAY],
      ['took one', [...[...'abcde'].map((id) => item(0, id)), add(0)], 0],
    ],
  },
  category_fan: {
    in: [
      ['saw three of it', [1, 2, 3].map(() => item(0, 'a', { item_category: 'Shoes' })), 29 * DAY],
    ],
    out: [
      ['saw two of it', [1, 2].map(() => item(0, 'a', { item_category: 'shoes' })), 0],
      ['saw three of another', [1, 2, 3].map(() => item(0, 'a', { item_category: 'hats' })), 0],
      [
        'saw them a month ago',
        [1, 2, 3].map(() => item(0, 'a', { item_category: 'shoes' })),
        30 * DAY,
      ],
    ],
  },
  discount_seeker: {
    in: [
      ['paid with a coupon', [order(0, 100, { coupon: 'TEN' })], 0],
      ['paid with one for an item', [order(0, 100, { items: [{ coupon: 'TEN' }] })], 0],
      [
        'saw the sale and clicked an offer',
        [view(0, { path: '/sale/shoes' }), [0, 'select_promotion']],
        0,
      ],
      ['did so 47 days ago', [order(0, 100, { coupon: 'TEN' }), view(47 * DAY)], 47 * DAY],
    ],
    out: [
      ['paid with an empty coupon', [order(0, 100, { coupon: '', items: [{ coupon: '' }] })], 0],
      [
        'put a reduced thing into the cart',
        [[0, 'add_to_cart', { items: [{ item_id: 'a', discount: 5 }] }]],
        0,
      ],
      ['saw wholesale terms', [1, 2, 3].map(() => view(0, { path: '/wholesale' })), 0],
      ['did so 48 days ago', [order(0, 100, { coupon: 'TEN' }), view(48 * DAY)], 48 * DAY],
    ],
  },
  engaged_reader: {
    in: [
      ['read four pages in two minutes', [0, 1, 2, 120].map((s) => view(s * 1_000)), 120_000],
      [
        'did so almost seven days ago',
        [0, 1, 2, 120].map((s) => view(s * 1_000)),
        7 * DAY + 119_999,
      ],
    ],
    out: [
      ['read three', [0, 1, 120].map((s) => view(s * 1_000)), 120_000],
      ['ran through four', [0, 1, 2, 119].map((s) => view(s * 1_000)), 119_000],
      ['did so seven days ago', [0, 1, 2, 120].map((s) => view(s * 1_000)), 7 * DAY + 120_000],
    ],
  },
  one_time_buyer: {
    in: [
      ['bought once', [order(0)], 400 * DAY],
      ['saw the thank-you page twice', [order(0), [0, 'purchase', { transaction_id: '0' }]], 0],
    ],
    out: [
      ['never bought', [view(0)], 0],
      ['bought twice', [order(0), order(1)], 1],
    ],
  },
  occasional_shopper: {
    in: [
      ['bought twice', [order(0), order(DAY)], 364 * DAY],
      ['bought on three days', [order(0), order(DAY), order(2 * DAY)], 2 * DAY],
    ],
    out: [
      ['bought twice, once too long ago', [order(0), order(DAY)], 365 * DAY],
      ['bought on four days', [0, 1, 2, 3].map((at) => order(at * DAY)), 3 * DAY],
      ['loaded the thank-you page again', [order(0), order(0), order(1)], 1],
    ],
  },
  frequent_buyer: {
    in: [['bought four times', [0, 1, 2, 3].map((at) => order(at * DAY)), 364 * DAY]],
    out: [
      ['bought on three days', [0, 1, 2].map((at) => order(at * DAY)), 2 * DAY],
      ['bought one of four too long ago', [0, 1, 2, 3].map((at) => order(at * DAY)), 365 * DAY],
    ],
  },
  big_spender: {
    in: [
      ['spent 500', [order(0, 400), order(DAY, 100)], DAY],
      ['did so until 29 days ago', [order(0, 500), view(364 * DAY)], 393 * DAY],
    ],
    out: [
      ['spent 499.99', [order(0, 499.99)], 0],
      ['did so until 30 days ago', [order(0, 500), view(364 * DAY)], 394 * DAY],
    ],
  },
  champion: {
    in: [
      [
        'bought five times for 250, 90 days ago',
        [0, 1, 2, 3, 4].map((at) => order(at, 50)),
        90 * DAY + 4,
      ],
      [
        'was one, and bought 180 days ago',
        [0, 1, 2, 3, 4].map((at) => order(at, 50)),
        180 * DAY + 4,
      ],
    ],
    out: [
      ['bought four times', [0, 1, 2, 3].map((at) => order(at, 100)), 3],
      ['bought for 249', [0, 1, 2, 3].map((at) => order(at, 50)).concat([order(4, 49)]), 4],
      [
        'was one, and bought 181 days ago',
        [0, 1, 2, 3, 4].map((at) => order(at, 50)),
        181 * DAY + 4,
      ],
    ],
  },
  at_risk: {
    in: [
      ['bought 90 days ago', [order(0), view(90 * DAY)], 90 * DAY],
      ['bought 179 days ago', [order(0), view(179 * DAY)], 179 * DAY],
    ],
    out: [
      ['bought 89 days ago', [order(0), view(89 * DAY)], 89 * DAY],
      ['bought 180 days ago', [order(0), view(180 * DAY)], 180 * DAY],
      ['never bought', [view(0), view(100 * DAY)], 100 * DAY],
    ],
  },
  lapsed: {
    in: [
      ['bought 180 days ago', [order(0), view(180 * DAY)], 180 * DAY],
      ['was here 90 days ago, without an order', [view(0), view(90 * DAY)], 90 * DAY],
    ],
    out: [
      ['bought 179 days ago', [order(0), view(179 * DAY)], 179 * DAY],
      ['was here 89 days ago', [view(0), view(89 * DAY)], 89 * DAY],
      ['is new', [view(0)], 0],
      ['buys in this visit', [view(0), view(90 * DAY), order(90 * DAY)], 90 * DAY],
    ],
  },
  won_back: {
    in: [
      ['bought after 210 days', [order(0), order(210 * DAY)], 210 * DAY],
      ['did so 29 days ago', [order(0), order(210 * DAY)], 239 * DAY],
      [
        'loaded the thank-you page again',
        [order(0), order(210 * DAY), order(210 * DAY)],
        210 * DAY,
      ],
    ],
    out: [
      ['bought after 209 days', [order(0), order(209 * DAY)], 209 * DAY],
      ['did so 30 days ago', [order(0), order(210 * DAY)], 240 * DAY],
      ['bought for the first time', [view(0), order(210 * DAY)], 210 * DAY],
    ],
  },
  subscriber: {
    in: [
      ['left an address', [[0, 'generate_lead']], 400 * DAY],
      ['said so', say({ newsletter: true }), 0],
    ],
    out: [
      ['did neither', [view(0)], 0],
      ['has called it off', [[0, 'generate_lead'], ...say({ newsletter: false })], 0],
    ],
  },
  larger_company: {
    in: [
      ['says 50', say({ employees: 50 }), 0],
      ['says 200 in a form', say({ employees: '200' }), 0],
    ],
    out: [
      ['says 49', say({ employees: 49 }), 0],
      ['says nothing', [view(0)], 0],
    ],
  },
  stated_need: {
    in: [['needs a gift', say({ need: 'Gift' }), 0]],
    out: [
      ['needs something else', say({ need: 'repair' }), 0],
      ['says nothing', [view(0)], 0],
    ],
  },
  from_country: {
    in: [['is in Austria', [view(0), [0, 'located', { country: 'AT' }]], 0]],
    out: [
      ['is in France', [view(0), [0, 'located', { country: 'FR' }]], 0],
      ['is not found yet', [view(0)], 0],
    ],
  },
  mobile_visitor: {
    in: [['is on a phone', [view(0)], 0, on('mobile')]],
    out: [['is on a tablet', [view(0)], 0, on('tablet')]],
  },
}

describe('the library', () => {
  it('has 24 segments, each under its own id, in groups that there are', () => {
    const ids = SEGMENT_LIBRARY.map(({ id }) => id)
    expect(SEGMENT_LIBRARY).toHaveLength(24)
    expect(new Set(ids).size).toBe(24)
    expect(new Set(SEGMENT_LIBRARY.map(({ group }) => group))).toEqual(new Set(LIBRARY_GROUPS))
    expect(Object.keys(cases)).toEqual(ids)
  })

  it.each(SEGMENT_LIBRARY)('says of $id in one sentence what it is good for', ({ sentence }) => {
    expect(sentence).toMatch(/^[A-Z][^.]*\.$/)
    expect(sentence.length).toBeLessThanOrEqual(140)
  })

  it('is data alone', () => {
    expect(JSON.parse(JSON.stringify(SEGMENT_LIBRARY))).toEqual(SEGMENT_LIBRARY)
  })

  it.each(SEGMENT_LIBRARY)('$id alone can be published', ({ id, traits }) => {
    const published = compiled(configWith([id]))
    expect(published.segments.map((segment) => segment.id)).toEqual([id])
    expect(published.traits.map((trait) => trait.id)).toEqual(traits.map((trait) => trait.id))
    expect(JSON.stringify(published)).not.toMatch(/"\{\w+\}"/)
  })

  it('can be published as a whole, with each trait once', () => {
    const config = configWith(SEGMENT_LIBRARY.map(({ id }) => id))
    expect(compiled(config).segments).toHaveLength(24)
    const traits = new Set(SEGMENT_LIBRARY.flatMap(({ traits }) => traits.map(({ id }) => id)))
    expect(config.traits.map(({ id }) => id)).toEqual([...traits])
  })

  it('needs no consent for what the page alone tells', () => {
    const open = ['from_campaign', 'from_ads', 'mobile_visitor']
    const experience = {
      id: 'hero',
      pages: ['/'],
      audiences: SEGMENT_LIBRARY.map(({ id }) => ({ segment: id, arms: [{ id: 'b' }] })),
    }
    const config = configWith(SEGMENT_LIBRARY.map(({ id }) => id))
    const [hero] = compiled({ ...config, experiences: [experience] }).experiences
    expect(hero!.audiences.flatMap((each) => (each.open ? each.segment : []))).toEqual(open)
  })
})

describe.each(Object.entries(cases))('%s', (id, { in: inside, out: outside }) => {
  it.each(inside)('holds for who %s', (_, story, at, surroundings) => {
    expect(isIn(id, story, at, surroundings)).toBe(true)
  })
  it.each(outside)('does not hold for who %s', (_, story, at, surroundings) => {
    expect(isIn(id, story, at, surroundings)).toBe(false)
  })
})
