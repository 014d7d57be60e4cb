import { describe, expect, it } from 'vitest'
import { compareConfigs } from './compare-configs.ts'
import type { Line } from './difference-lines.ts'
import { shop, shopWith } from './testing/shop.ts'

function inShort(line: Line): string {
  return line.kind === 'wording'
    ? `${line.where} | ${line.what}: ${line.before} → ${line.after}`
    : `${line.where} | ${line.words}`
}

const changes = (change: Parameters<typeof shopWith>[0]) =>
  compareConfigs(shop, shopWith(change)).map(inShort)

describe('compareConfigs', () => {
  it('finds nothing between equals', () => {
    expect(changes(() => {})).toEqual([])
  })

  it('says what is set differently for the whole site', () => {
    const paused = shopWith((config) => {
      config.paused = true
      config.holdout = 0.1
      config.origins = ['https://shop.example']
    })
    expect(compareConfigs(shop, paused).map(inShort)).toEqual([
      'The site | It is paused.',
      'The site | Events come from other origins.',
      'The site | Another share of visitors is held out from everything.',
    ])
    expect(compareConfigs(paused, shop).map(inShort)[0]).toBe('The site | It goes on.')
  })

  it('shows what a block says, in the words of the gallery', () => {
    const hero = (headline: string) => ({
      kind: 'block' as const,
      block: 'hero',
      target: '.top',
      props: { headline, button: 'Look', link: '/new' },
    })
    const added = shopWith(({ experiences }) => {
      experiences[0]!.audiences[0]!.arms[1]!.changes.push(hero('Two for one'))
    })
    expect(compareConfigs(shop, added).map(inShort)).toEqual([
      'Hero › Returning visitors › Friendly | Hero at .top: “Two for one · Look”.',
    ])
    const edited = structuredClone(added)
    edited.experiences[0]!.audiences[0]!.arms[1]!.changes.splice(-1, 1, hero('Three for two'))
    expect(compareConfigs(added, edited).map(inShort)).toEqual([
      'Hero › Returning visitors › Friendly | Hero at .top: Two for one · Look → Three for two · Look',
    ])
  })

  it('shows a wording by the names of experience, audience and arm', () => {
    expect(
      changes(({ experiences }) => {
        const { arms } = experiences[0]!.audiences[0]!
        arms[1]!.changes[1] = { kind: 'text', target: '.cta', text: 'Hello again' }
        arms[1]!.changes[2] = { kind: 'attribute', target: '.cta', name: 'href', value: '/sale' }
      }),
    ).toEqual([
      'Hero › Returning visitors › Friendly | Text of .cta: Welcome back → Hello again',
      'Hero › Returning visitors › Friendly | Link of .cta: /new → /sale',
    ])
  })

  it('puts what comes and goes into sentences', () => {
    expect(
      changes(({ experiences }) => {
        const [returning, everyone] = experiences[0]!.audiences
        returning!.arms[1]!.changes.shift()
        everyone!.arms[1]!.changes.push({ kind: 'hide', target: '.promo' })
        everyone!.arms.push({ id: 'c', name: 'Bold', changes: [] })
      }),
    ).toEqual([
      'Hero › Returning visitors › Friendly | No longer: Hides .banner.',
      'Hero › Everyone else | Shares: Control 50%, b 50% → Control 33.3%, b 33.3%, Bold 33.3%',
      'Hero › Everyone else › b | Hides .promo.',
      'Hero › Everyone else › Bold | This arm is new.',
    ])
  })

  it('tells of segments, goals and whole experiences', () => {
    expect(
      changes((config) => {
        config.segments[0]!.when = { 'visitor.visits': { $gte: 3 } }
        config.goals = []
        const { audiences } = config.experiences[0]!
        const cart = { ...config.experiences[0]!, id: 'cart', name: 'Cart' }
        config.experiences.unshift({ ...cart, audiences: audiences.slice(1) })
        config.experiences[1]!.audiences.pop()
      }),
    ).toEqual([
      'Segment Returning visitors | Who is in: has been here before → visits so far is at least 3',
      'Goal Purchase | It is gone.',
      'Cart | It is new: on /; with the page, always. Goals: purchase.',
      'Cart › Everyone › Control | 50% of the visitors. The page as it is.',
      'Cart › Everyone › b | 50% of the visitors. Text of .cta becomes “Find your pair”.',
      'Hero › Everyone else | This audience is gone.',
    ])
  })

  it('says in sentences who is in a new segment, and nothing besides of its traits', () => {
    expect(
      changes((config) => {
        config.traits.push({ id: 'views', on: 'view_item', take: 'count', within: '7d' })
        config.segments.push({
          id: 'keen',
          name: 'Keen',
          when: { 'traits.views': { $gte: 3 } },
          leaveWhen: { 'traits.views': { $lt: 1 } },
          keep: '30d',
        })
        config.segments[0]!.keep = 'visit'
        config.goals.push({ id: 'lead', kind: 'micro', on: 'generate_lead' })
        config.goals[0]!.where = { value: { $gt: 20 } }
      }),
    ).toEqual([
      'Segment Returning visitors | How long they stay: as long as it holds → for the rest of the visit',
      'Segment Keen | It is new: viewed a product at least 3 times in the last 7 days; until never viewed a product in the last 7 days; kept for 30 days after it held last.',
      'Goal Purchase | What counts: the visitor ordered (a main goal) → the visitor ordered where value is more than “20” (a main goal)',
      'Goal lead | It is new: the visitor left their details (a step on the way).',
    ])
  })

  it('says every setting of an experience in words', () => {
    expect(
      changes(({ experiences }) => {
        Object.assign(experiences[0]!, {
          schedule: { from: '2026-11-27T00:00', timezone: 'Europe/Berlin' },
          trigger: { on: 'scroll', depth: 50 },
          caps: { visit: 1, closed: '30d', reached: 'forever', afterInteraction: true },
          holdout: 0.1,
          group: { id: 'front', from: 0, to: 0.5 },
          ramp: { coverage: 0.1, next: [{ coverage: 0.5, after: '2d' }] },
          bandit: { goal: 'purchase', floor: 0.1, every: '1d' },
          live: true,
        })
        experiences[0]!.audiences[0]!.holdout = 0.05
      }),
    ).toEqual([
      'Hero | When it is on: always → from 2026-11-27 00:00 (Europe/Berlin)',
      'Hero | When it begins: with the page → after 50% of the page were seen',
      'Hero | How often: as often as it fits → on at most 1 page views of a visit, rests for 30 days when closed, rests for ever when a goal is reached, not before the visitor has done something',
      'Hero | Held out: nobody → 10% of the visitors see nothing of it',
      'Hero | Part of a group: in none → 50% of the visitors of “front” (from 0% to 50%)',
      'Hero | Who is let in: all at once → 10%, then 50% after 2 days',
      'Hero | Shares are set: as they are set → by a bandit for Purchase, at least 10% each, every day at most',
      'Hero | It may change a page that is shown already.',
      'Hero › Returning visitors | Held out: nobody → 5% of the visitors see nothing of it',
    ])
  })

  it('notices another order, since it decides who comes first', () => {
    expect(
      changes(({ experiences }) => {
        experiences[0]!.audiences.reverse()
      }),
    ).toEqual([
      'Hero › the order of the audiences | It decides who comes first, and it is different.',
    ])
  })
})
