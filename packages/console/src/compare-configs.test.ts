import { describe, expect, it } from 'vitest'
import { compareConfigs, type Line } from './compare-configs.ts'
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
        config.experiences.unshift({ ...config.experiences[0]!, id: 'cart', name: 'Cart' })
        config.experiences[1]!.audiences.pop()
      }),
    ).toEqual([
      'Segment Returning visitors | It is defined differently.',
      'Goal Purchase | It is gone.',
      'Cart | This experience is new.',
      'Hero › Everyone else | This audience is gone.',
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
