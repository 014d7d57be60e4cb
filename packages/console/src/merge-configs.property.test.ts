import type { Config } from '@segue/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Choices, conflictKey, mergeConfigs } from './merge-configs.ts'
import { shop, shopWith } from './testing/shop.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const small = fc.integer({ min: 0, max: 2 })

/** Some of a few segments, in some order, each with one of a few names and conditions. */
const segments = fc
  .tuple(fc.shuffledSubarray(ids), fc.array(fc.tuple(small, small), { minLength: 5, maxLength: 5 }))
  .map(([order, values]) =>
    order.map((id) => {
      const [name, visits] = values[ids.indexOf(id)]!
      return { id, name: `Name ${name}`, when: { 'visitor.visits': visits } }
    }),
  )
const configs = segments.map((list): Config => ({ ...shop, segments: list }))

describe('mergeConfigs', () => {
  it('is the other side where one has done nothing', () => {
    fc.assert(
      fc.property(configs, configs, (base, other) => {
        expect(mergeConfigs(base, other, base)).toEqual({ config: other, conflicts: [] })
        expect(mergeConfigs(base, base, other)).toEqual({ config: other, conflicts: [] })
        expect(mergeConfigs(base, other, other)).toEqual({ config: other, conflicts: [] })
      }),
    )
  })

  it('loses nothing: each property is mine, theirs, or a conflict that says both', () => {
    fc.assert(
      fc.property(configs, configs, configs, (base, mine, theirs) => {
        const { config, conflicts } = mergeConfigs(base, mine, theirs)
        const inConflict = (id: string) => conflicts.some(({ path }) => path.includes(id))
        for (const id of ids) {
          const [was, my, their, is] = [base, mine, theirs, config].map(({ segments }) =>
            segments.find((segment) => segment.id === id),
          )
          if (inConflict(id)) continue
          for (const key of ['name', 'when'] as const) {
            const text = (value: unknown) => JSON.stringify(value)
            const changed = text(my?.[key]) !== text(was?.[key]) ? my : their
            expect(is?.[key]).toEqual(changed?.[key])
          }
        }
      }),
    )
  })

  it('finds the same conflicts from the other side, and the opposite choice gives the same', () => {
    fc.assert(
      fc.property(configs, configs, configs, (base, mine, theirs) => {
        const here = mergeConfigs(base, mine, theirs)
        const there = mergeConfigs(base, theirs, mine)
        const keys = here.conflicts.map(conflictKey).sort()
        expect(there.conflicts.map(conflictKey).sort()).toEqual(keys)
        const all: Choices = Object.fromEntries(keys.map((key) => [key, 'theirs']))
        const byId = ({ segments }: Config) =>
          Object.fromEntries(segments.map((segment) => [segment.id, segment]))
        expect(byId(mergeConfigs(base, mine, theirs, all).config)).toEqual(byId(there.config))
      }),
    )
  })

  it('keeps the order of who has changed it, with what the other has added', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, when: {} }))
    const of = (...list: unknown[]) => ({ ...shop, segments: list }) as Config
    const { config, conflicts } = mergeConfigs(of(a, b), of(b, a), of(a, c, b))
    expect(config.segments.map(({ id }) => id)).toEqual(['b', 'a', 'c'])
    expect(conflicts).toEqual([])
  })

  it('asks about two orders, about an edit of what was taken out, and about halves of a whole', () => {
    const turned = (config: Config) => ({ ...config, segments: [...config.segments].reverse() })
    const three = shopWith(({ segments }) => {
      segments.push({ id: 'x', when: { a: 1 } }, { id: 'y', when: {} })
    })
    const mine = turned(three)
    const theirs = { ...three, segments: [three.segments[1]!, ...without(three, 'x')] }
    const [order] = mergeConfigs(three, mine, theirs).conflicts
    expect(order).toMatchObject({ path: ['segments', '(order)'], mine: ['y', 'x', 'returning'] })

    const gone = { ...three, segments: without(three, 'x') }
    const edited = shopWith((config) => {
      config.segments = three.segments.map((one) => (one.id === 'x' ? { ...one, when: {} } : one))
    })
    expect(mergeConfigs(three, gone, edited).conflicts).toMatchObject([
      { path: ['segments', 'x'], mine: undefined, theirs: { id: 'x', when: {} } },
    ])
    const key = JSON.stringify(['segments', 'x'])
    expect(mergeConfigs(three, gone, edited, { [key]: 'theirs' }).config).toEqual(edited)

    const when = (condition: object) =>
      shopWith(({ segments }) => {
        segments[0]!.when = { ...segments[0]!.when, ...condition }
      })
    expect(mergeConfigs(shop, when({ a: 1 }), when({ b: 2 })).conflicts).toMatchObject([
      { path: ['segments', 'returning', 'when'] },
    ])
  })
})

const without = ({ segments }: Config, id: string) => segments.filter((one) => one.id !== id)
