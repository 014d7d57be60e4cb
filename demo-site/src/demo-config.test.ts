import type { Config } from '@segue/core'
import { describe, expect, it } from 'vitest'
import { readDemoConfig } from './demo-config.ts'
import { layout } from './layout.ts'
import { pages } from './page-at.ts'

const { traits = [], segments = [], goals = [], experiences = [] } = readDemoConfig() as Config
const audiences = experiences.flatMap(({ id, audiences }) =>
  audiences.map((audience) => ({ ...audience, experience: id })),
)

/** The paths of the shop that an experience's pages mean. */
const pathsOf = (patterns: string[]) =>
  [...pages.keys()].filter((path) =>
    patterns.some((pattern) =>
      pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
    ),
  )

describe('the config of the demo shop', () => {
  it('changes only elements that are on each of its pages', () => {
    const missing = experiences.flatMap(({ id, pages: patterns, audiences }) => {
      const targets = audiences.flatMap(({ arms }) =>
        arms.flatMap(({ changes = [] }) =>
          changes.flatMap((change) => ('target' in change ? (change.target ?? []) : [])),
        ),
      )
      const paths = pathsOf(patterns)
      expect(paths, id).not.toEqual([])
      return paths.flatMap((path) => {
        const text = layout(pages.get(path)!(), path, '')
        return targets
          .filter((target) => !text.includes(` id="${target.slice(1)}"`))
          .map((target) => `${id}: ${target} on ${path}`)
      })
    })
    expect(missing).toEqual([])
  })

  it('rewrites only elements that hold one piece of text and nothing else', () => {
    for (const { pages: patterns, audiences } of experiences) {
      const targets = audiences.flatMap(({ arms }) =>
        arms.flatMap(({ changes = [] }) =>
          changes.flatMap((change) => (change.kind === 'text' ? [change.target] : [])),
        ),
      )
      for (const path of pathsOf(patterns)) {
        const text = layout(pages.get(path)!(), path, '')
        for (const target of targets) {
          expect(text, `${target} on ${path}`).toMatch(
            new RegExp(`<(\\w+)[^>]* id="${target.slice(1)}"[^>]*>[^<]+</\\1>`),
          )
        }
      }
    }
  })

  it('tests against a control that changes nothing, wherever there is more than one arm', () => {
    for (const { experience, segment, arms } of audiences.filter(({ arms }) => arms.length > 1)) {
      const control = arms.find(({ id }) => id === 'control')
      expect(control, `${experience}/${segment}`).toBeDefined()
      expect(control?.changes ?? []).toEqual([])
      expect(arms.reduce((sum, { weight = 0 }) => sum + weight, 0)).toBeCloseTo(1)
    }
  })

  it('names only segments, goals and traits that it has, and leaves "*" for the end', () => {
    const known = [...segments.map(({ id }) => id), '*']
    expect(audiences.filter(({ segment }) => !known.includes(segment))).toEqual([])
    const early = experiences.filter(({ audiences }) =>
      audiences.slice(0, -1).some(({ segment }) => segment === '*'),
    )
    expect(early).toEqual([])
    const used = experiences.flatMap(({ goals = [] }) => goals)
    expect(used.filter((id) => !goals.some((goal) => goal.id === id))).toEqual([])
    const asked = [...JSON.stringify(segments).matchAll(/"traits\.(\w+)"/g)].map(([, id]) => id)
    expect(asked.filter((id) => !traits.some((trait) => trait.id === id))).toEqual([])
  })

  it('is certain for a cart that was left behind and for the spring letter', () => {
    const hero = experiences.find(({ id }) => id === 'hero')!
    const certain = hero.audiences.filter(({ arms }) => arms.length === 1)
    expect(certain.map(({ segment, arms }) => [segment, arms[0]!.id])).toEqual([
      ['cart_abandoner', 'variant'],
      ['spring', 'variant'],
    ])
    const [cart] = certain
    expect(cart!.arms[0]!.changes).toContainEqual({
      kind: 'text',
      target: '#hero-cta',
      text: 'Finish your order',
    })
  })
})
