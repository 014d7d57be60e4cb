import { describe, expect, it } from 'vitest'
import { addSegments } from './add-segments.ts'
import { checkConfig } from './check-config.ts'
import { segmentFromLibrary } from './segment-from-library.ts'
import { SEGMENT_LIBRARY } from './segment-library.ts'

const entryOf = (id: string) => SEGMENT_LIBRARY.find((entry) => entry.id === id)!
const ready = (id: string, answers = {}) => segmentFromLibrary(entryOf(id), answers)

describe('a ready segment', () => {
  it('has the answers where they belong, and in its name', () => {
    expect(ready('category_fan', { category: ' hats ' })).toEqual({
      traits: [
        {
          id: 'category_views_30d',
          on: 'view_item',
          where: { items: { $elemMatch: { item_category: { $ini: ['hats'] } } } },
          take: 'count',
          within: '30d',
        },
      ],
      segment: {
        id: 'category_fan',
        name: 'Category fan (hats)',
        when: { 'traits.category_views_30d': { $gte: 3 } },
        leaveWhen: { 'traits.category_views_30d': 0 },
      },
    })
    expect(ready('big_spender', { amount: '250' }).segment).toMatchObject({
      name: 'Big spender',
      when: { 'traits.spend_365d': { $gte: 250 } },
    })
    expect(ready('from_country', { countries: 'FR, BE,FR' }).segment).toMatchObject({
      name: 'From a country (FR, BE)',
      when: { 'geo.country': { $in: ['FR', 'BE'] } },
    })
    const { name } = ready('from_campaign', { campaign: 'x'.repeat(200) }).segment
    expect(name).toHaveLength(120)
  })

  it('leaves the library as it is', () => {
    const before = JSON.stringify(SEGMENT_LIBRARY)
    ready('price_checker', { paths: ['/plans'] }).traits.length = 0
    ready('from_country').segment.when = {}
    expect(JSON.stringify(SEGMENT_LIBRARY)).toBe(before)
  })

  it.each([
    [
      'category_fan',
      { category: ' ' },
      'category_fan.category: This must be a text (found " "). The category (item_category): give it as in "shoes".',
    ],
    [
      'big_spender',
      { amount: 'much' },
      'big_spender.amount: This must be a number of at least 1 (found "much"). Spent in a year, at least: give it as in "500".',
    ],
    ['big_spender', { amount: '' }, 'at least 1 (found "")'],
    ['big_spender', { amount: 0 }, 'at least 1 (found 0)'],
    ['big_spender', { amount: '1e999' }, 'at least 1 (found "1e999")'],
    [
      'from_country',
      { countries: 'de' },
      'each is two capital letters such as "DE" (found "de"). The countries: give it as in "DE,AT,CH".',
    ],
    ['from_country', { countries: [] }, 'found []'],
    ['price_checker', { paths: 'pricing' }, 'each is a path such as "/pricing"'],
    [
      'category_fan',
      { categroy: 'hats' },
      'category_fan: There is nothing of this name to fill in (found "categroy"). Did you mean "category"?',
    ],
    ['category_fan', { zzz: 'hats' }, 'Fill in: category.'],
    ['new_visitor', { days: 3 }, 'Leave it out: this segment is ready as it is.'],
  ])('of %s does not take %j', (id, answers, words) => {
    expect(() => ready(id, answers)).toThrow(words)
  })
})

describe('adding ready segments to a config', () => {
  it('shares traits, and adds nothing twice', () => {
    const once = addSegments({ site: 's' }, [ready('occasional_shopper'), ready('frequent_buyer')])
    expect(once.traits.map(({ id }) => id)).toEqual(['order_days_365d'])
    expect(once.segments.map(({ id }) => id)).toEqual(['occasional_shopper', 'frequent_buyer'])
    expect(addSegments(once, [ready('frequent_buyer')])).toEqual(once)
  })

  it('knows a segment again that has been given another name', () => {
    const once = addSegments({}, [ready('new_visitor')])
    once.segments[0]!.name = 'Newcomers'
    expect(addSegments(once, [ready('new_visitor')])).toEqual(once)
  })

  it('numbers what has another meaning, and asks for the right trait', () => {
    const { traits, segments } = addSegments({ site: 's' }, [
      ready('category_fan', { category: 'shoes' }),
      ready('category_fan', { category: 'hats' }),
    ])
    expect(traits.map(({ id }) => id)).toEqual(['category_views_30d', 'category_views_30d_2'])
    expect(segments).toMatchObject([
      { id: 'category_fan', when: { 'traits.category_views_30d': { $gte: 3 } } },
      {
        id: 'category_fan_2',
        name: 'Category fan (hats)',
        when: { 'traits.category_views_30d_2': { $gte: 3 } },
        leaveWhen: { 'traits.category_views_30d_2': 0 },
      },
    ])
    expect(checkConfig({ site: 's', traits, segments })).toHaveProperty('config')
    const again = addSegments({ traits, segments }, [ready('category_fan', { category: 'hats' })])
    expect(again).toEqual({ traits, segments })
  })

  it('leaves what a config has of its own under that id', () => {
    const own = { id: 'order_days_365d', on: 'purchase', take: 'count' as const, within: '365d' }
    const config = { site: 's', traits: [own], goals: [] }
    const added = addSegments(config, [ready('frequent_buyer')])
    expect(added.traits.map(({ id }) => id)).toEqual(['order_days_365d', 'order_days_365d_2'])
    expect(added.segments[0]!.when).toEqual({ 'traits.order_days_365d_2': { $gte: 4 } })
    expect(added.goals).toBe(config.goals)
    expect(config.traits).toEqual([own])
  })
})
