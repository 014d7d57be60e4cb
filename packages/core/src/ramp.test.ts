import { expect, it } from 'vitest'
import { checkConfig } from './check-config.ts'
import { compileConfig } from './compile-config.ts'
import { decide } from './decide.ts'
import * as gates from './gates.ts'
import { noRendering } from './testing/no-rendering.ts'

const hero = {
  id: 'hero',
  pages: ['/'],
  goals: ['order'],
  audiences: [{ segment: '*', arms: [{ id: 'control' }, { id: 'b' }] }],
}

function published(change: object) {
  const checked = checkConfig({
    site: 's',
    goals: [{ id: 'order', kind: 'macro', on: 'purchase' }],
    experiences: [{ ...hero, ...change }],
  })
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  return compileConfig(checked.config, 1, noRendering).experiences
}

const visitors = Array.from({ length: 20_000 }, (_, n) => `v${n}`)
const armOf = (change: object, id: string) =>
  decide(published(change), { id, arms: {} }, [], { path: '/', at: 0 }, gates)[0]?.arm.id

it('lets in the share of each step, and nobody who was in goes out', () => {
  const armsAt = (coverage: number) => {
    const experiences = published({ ramp: { coverage } })
    return visitors.map(
      (id) => decide(experiences, { id, arms: {} }, [], { path: '/', at: 0 }, gates)[0]?.arm.id,
    )
  }
  const [tenth, half, all] = [armsAt(0.1), armsAt(0.5), armsAt(1)]
  const shareOf = (arms: (string | undefined)[]) => arms.filter(Boolean).length / arms.length
  expect(Math.abs(shareOf(tenth) - 0.1)).toBeLessThan(0.01)
  expect(Math.abs(shareOf(half) - 0.5)).toBeLessThan(0.015)
  expect(shareOf(all)).toBe(1)
  for (const [n, arm] of tenth.entries()) if (arm) expect(half[n]).toBe(arm)
  for (const [n, arm] of half.entries()) if (arm) expect(all[n]).toBe(arm)
})

it('turns visitors away by another draw than the arm’s: new weights find them in equal shares', () => {
  // Those who were out at a tenth come again when b has four of five.
  const [then, now] = [
    published({ ramp: { coverage: 0.1 } }),
    published({
      audiences: [
        {
          segment: '*',
          arms: [
            { id: 'control', weight: 0.2 },
            { id: 'b', weight: 0.8 },
          ],
        },
      ],
    }),
  ]
  const out = visitors.filter(
    (id) => !decide(then, { id, arms: {} }, [], { path: '/', at: 0 }, gates).length,
  )
  const inB = out.filter(
    (id) => decide(now, { id, arms: {} }, [], { path: '/', at: 0 }, gates)[0]?.arm.id === 'b',
  )
  // The arm's own coverage would find 0.75/0.9 = 0.833 of them there.
  expect(Math.abs(inB.length / out.length - 0.8)).toBeLessThan(0.012)
})

it('stays inside its part of a group', () => {
  const part = { id: 'cta', from: 0.5, to: 1 }
  expect(published({ group: part, ramp: { coverage: 0.5 } })[0]?.group).toEqual(['cta', 0.5, 0.75])
  expect(published({ group: part, ramp: { coverage: 1 } })[0]?.group).toEqual(['cta', 0.5, 1])
})

it('costs a page nothing when everybody is let in, and a bandit nothing ever', () => {
  const next = [{ coverage: 1, after: '2d' }]
  expect(published({ bandit: { goal: 'order' }, ramp: { coverage: 1 } })).toEqual(published({}))
  const text = JSON.stringify(
    published({ bandit: { goal: 'order' }, ramp: { coverage: 0.1, next } }),
  )
  expect(text).not.toMatch(/bandit|next|2d|floor|coverage/)
})

it('waits with those who have no id until everybody is let in', () => {
  const only = { audiences: [{ segment: '*', arms: [{ id: 'only' }] }] }
  expect(armOf(only, '')).toBe('only')
  expect(armOf({ ...only, ramp: { coverage: 0.999 } }, '')).toBeUndefined()
})
