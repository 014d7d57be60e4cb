import { type Config, DOCUMENT_ROOMS, SEGMENT_LIBRARY, segmentFromLibrary } from '@segue/core'
import { expect, it } from 'vitest'
import { shop } from '../testing/shop.ts'
import { choicesFor, readChoice } from './choices.ts'
import { FIELDS, fieldOf, NAMED, ROOMS } from './fields.ts'
import { readRule } from './read-rule.ts'
import { conditionWords } from './rule-words.ts'
import { freeId, withoutUnused, withTrait } from './trait-for.ts'

const config: Config = {
  ...shop,
  traits: [
    { id: 'views', on: 'view_item', take: 'count', within: '7d' },
    { id: 'spend', on: 'purchase', take: 'sum', of: 'value', within: '365d' },
    {
      id: 'shoes',
      on: 'view_item',
      where: { items: { $elemMatch: { item_category: 'shoes' } } },
      take: 'count',
    },
  ],
}

it.each([
  [{ 'traits.views': { $gte: 3 } }, 'viewed a product at least 3 times in the last 7 days'],
  [{ 'traits.views': 0 }, 'never viewed a product in the last 7 days'],
  [
    { 'traits.spend': { $gt: 200 } },
    'total of value when they ordered in the last 365 days is more than 200',
  ],
  [
    { 'traits.shoes': { $gte: 1 } },
    'viewed a product where an item’s item_category is “shoes” at least 1 time',
  ],
  [{ 'visitor.new': false }, 'has been here before'],
  [{ 'segments.returning': true }, 'is in “Returning visitors”'],
  [{ 'time.weekday': { $gte: 6 } }, 'day of the week is at least Saturday'],
  [{ 'page.path': { $regexi: '^/shoes/' } }, 'path of the page begins with “/shoes/”'],
  [
    { 'visit.source': 'x', $or: [{ 'cart.items': 0 }, { 'tech.device': { $in: ['mobile'] } }] },
    'source (utm_source) is “x” and (products in the cart is exactly 0 or device is one of “mobile”)',
  ],
  [{ $nor: [{ 'visitor.new': true }] }, 'neither of: is here for the first time'],
  [{ 'page.query.gclid': { $exists: true } }, 'parameter in the address gclid is known'],
  [{ 'declared.age': { $gte: 18 } }, 'attribute age is at least “18”'],
  [{ 'tech.os': { $size: 1 } }, '{"tech.os":{"$size":1}}'],
  [{}, 'everyone'],
])('%j is said as: %s', (condition, words) => {
  expect(conditionWords(config, condition)).toBe(words)
})

it('knows every path of the document that core knows', () => {
  const paths = Object.entries(DOCUMENT_ROOMS).flatMap(([room, names]) =>
    names === true ? [] : names.map((name) => `${room}.${name}`),
  )
  expect(FIELDS.map(({ path }) => path).sort()).toEqual(paths.sort())
  expect(Object.keys(ROOMS).sort()).toEqual(Object.keys(DOCUMENT_ROOMS).sort())
  expect(Object.keys(NAMED)).toEqual(['page.query', 'declared'])
})

it('gives back what was filled in, for every choice of every kind of field', () => {
  const fields = ['visitor.new', 'visitor.visits', 'visit.source'].map((path) =>
    fieldOf(config, path),
  )
  for (const field of fields) {
    for (const choice of choicesFor(field, ['vips'])) {
      const filled = { number: '3', text: 'a.b+c', list: '1, 2', group: 'vips', none: '' }
      const value = filled[choice.input]
      const read = readChoice(field, ['vips'], choice.write(value))
      expect([choice.id, read?.choice.id, read?.value]).toEqual([choice.id, choice.id, value])
    }
  }
})

it('leaves what typing over would change to the JSON', () => {
  const source = fieldOf(config, 'visit.source')
  for (const [operator, wanted] of [
    ['$ne', 3],
    ['$in', [1, 'a']],
    ['$in', ['a, b']],
    ['$gte', true],
  ] as const) {
    expect(readChoice(source, [], { operator, wanted })).toBeNull()
  }
})

it('shows every ready segment without a piece of JSON', () => {
  for (const entry of SEGMENT_LIBRARY) {
    const { traits, segment } = segmentFromLibrary(entry)
    const ready = { ...shop, traits, segments: [segment] }
    for (const condition of [segment.when, segment.leaveWhen ?? {}]) {
      expect(JSON.stringify(readRule(condition))).not.toContain('"json"')
      expect(conditionWords(ready, condition)).not.toContain('$')
    }
  }
})

it('takes the trait that is there, else makes one, and takes those away that nobody asks for', () => {
  const parts = { on: 'view_item', take: 'count', within: '7d' } as const
  expect(withTrait(config, parts)).toEqual({ config, id: 'views' })
  const { config: more, id } = withTrait(config, { ...parts, within: '30d' })
  expect(id).toBe('view_item_30d')
  expect(more.traits).toHaveLength(4)
  expect(withoutUnused(more, config).traits).toHaveLength(3)
  const { config: most } = withTrait(more, { ...parts, within: '30d', where: { path: '/' } })
  const late = { ...most, segments: [{ id: 'x', when: { 'traits.view_item_30d_2': 1 } }] }
  expect(withoutUnused(late, config).traits.at(-1)?.id).toBe('view_item_30d_2')
  expect(withoutUnused(late, config).traits).toHaveLength(4)
  const used = { ...more, segments: [{ id: 'x', when: { [`traits.${id}`]: 1 } }] }
  expect(withoutUnused(used, config)).toBe(used)
})

it('makes ids of names', () => {
  expect(freeId('Käufer: 3+ Paar', ['kaufer_3_paar'])).toBe('kaufer_3_paar_2')
  expect(freeId('Returning', ['returning'])).toBe('returning_2')
  expect(freeId('constructor', [])).toBe('x_constructor')
  expect(freeId('!!', [])).toBe('x')
})
