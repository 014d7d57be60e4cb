import { expect, it } from 'vitest'
import { checkConfig } from './check-config.ts'
import { compileConfig } from './compile-config.ts'
import { decide as decideBy } from './decide.ts'
import * as gates from './gates.ts'
import { noRendering } from './testing/no-rendering.ts'

const text = (target: string) => ({ kind: 'text', target, text: 'new' })
const test = (segment: string, target: string) => ({
  segment,
  arms: [{ id: 'control' }, { id: 'b', changes: [text(target)] }],
})

function published(experiences: unknown[], segments: unknown[] = []) {
  const checked = checkConfig({ site: 's', segments, experiences })
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  return compileConfig(checked.config, 1, noRendering).experiences
}
const decide = (
  experiences: ReturnType<typeof published>,
  visitor: Parameters<typeof decideBy>[1],
  segments: string[],
  path: string,
  at = 0,
) => decideBy(experiences, visitor, segments, { path, at }, gates)
const visitor = (id: string) => ({ id, arms: {} })
const names = (decisions: ReturnType<typeof decide>) =>
  decisions.map(({ experience, audience, arm }) => `${experience.id}/${audience.segment}/${arm.id}`)

const spring = { id: 'spring', when: { 'visit.campaign': 'spring' } }
const vip = { id: 'vip', when: { 'visitor.visits': { $gte: 3 } } }

it('gives a visitor the first audience that fits, on the experience’s pages only', () => {
  const experiences = published(
    [{ id: 'hero', pages: ['/', '/shoes/*'], audiences: [test('vip', '#a'), test('*', '#a')] }],
    [vip],
  )
  expect(names(decide(experiences, visitor('v'), ['vip'], '/shoes/red'))[0]).toMatch(/^hero\/vip\//)
  expect(names(decide(experiences, visitor('v'), [], '/'))[0]).toMatch(/^hero\/\*\//)
  expect(decide(experiences, visitor('v'), [], '/shoes')).toEqual([])
  expect(decide(experiences, visitor('v'), [], '/shoesXred')).toEqual([])
})

it('lets the earlier experience have an element, for control and variant alike', () => {
  const experiences = published([
    { id: 'first', pages: ['/'], audiences: [test('*', '#cta')] },
    { id: 'second', pages: ['/'], audiences: [test('*', '#cta')] },
    { id: 'third', pages: ['/'], audiences: [test('*', '#other')] },
  ])
  for (let index = 0; index < 50; index++) {
    const decided = names(decide(experiences, visitor(`v${index}`), [], '/'))
    expect(decided.map((name) => name.split('/')[0])).toEqual(['first', 'third'])
  }
})

it('keeps the arm that a visitor has been exposed to, whatever the weights are now', () => {
  const arms = (control: number) => [
    { id: 'control', weight: control },
    { id: 'b', weight: 1 - control, changes: [text('#a')] },
  ]
  const before = published([
    { id: 'hero', pages: ['/'], audiences: [{ segment: '*', arms: arms(1) }] },
  ])
  const after = published([
    { id: 'hero', pages: ['/'], audiences: [{ segment: '*', arms: arms(0) }] },
  ])
  const exposed = { audience: '*', arm: 'control', phase: 1, at: 0, visit: 1 }
  expect(names(decide(before, visitor('v'), [], '/'))).toEqual(['hero/*/control'])
  expect(names(decide(after, visitor('v'), [], '/'))).toEqual(['hero/*/b'])
  expect(names(decide(after, { ...visitor('v'), arms: { hero: exposed } }, [], '/'))).toEqual([
    'hero/*/control',
  ])
})

it('leaves visitors outside the coverage alone', () => {
  const audience = { ...test('*', '#a'), coverage: 0.2 }
  const experiences = published([{ id: 'hero', pages: ['/'], audiences: [audience] }])
  const seen = Array.from({ length: 5_000 }, (_, index) =>
    decide(experiences, visitor(`v${index}`), [], '/'),
  ).filter((decisions) => decisions.length)
  expect(seen.length).toBeGreaterThan(850)
  expect(seen.length).toBeLessThan(1_150)
})

it('shows without consent only what needs no profile and tests nothing', () => {
  const one = (segment: string, target: string) => ({
    segment,
    arms: [{ id: 'variant', changes: [text(target)] }],
  })
  const experiences = published(
    [
      { id: 'campaign', pages: ['/'], audiences: [one('spring', '#a')] },
      { id: 'loyal', pages: ['/'], audiences: [one('vip', '#b')] },
      { id: 'test', pages: ['/'], audiences: [test('spring', '#c')] },
      // Whom nobody knows is in the first audience that asks for nothing.
      { id: 'rest', pages: ['/'], audiences: [one('vip', '#d'), one('*', '#d')] },
    ],
    [spring, vip],
  )
  expect(names(decide(experiences, visitor(''), ['spring'], '/'))).toEqual([
    'campaign/spring/variant',
    'rest/*/variant',
  ])
})

it('is on from and to what the clocks of its time zone show, over the change of clocks', () => {
  const schedule = { from: '2026-03-29T00:00', to: '2026-03-30T00:00', timezone: 'Europe/Berlin' }
  const experiences = published([
    { id: 'hero', pages: ['/'], schedule, audiences: [test('*', '#a')] },
  ])
  const isOn = (at: string) =>
    decide(experiences, visitor('v'), [], '/', Date.parse(at)).length === 1
  expect(isOn('2026-03-28T22:59:59Z')).toBe(false)
  expect(isOn('2026-03-28T23:00:00Z')).toBe(true)
  // That day had 23 hours.
  expect(isOn('2026-03-29T21:59:59Z')).toBe(true)
  expect(isOn('2026-03-29T22:00:00Z')).toBe(false)
})

const everybody = Array.from({ length: 10_000 }, (_, index) => visitor(`v${index}`))

it('shows of a group of experiences one to each visitor, and moves nobody who was exposed', () => {
  const part = (id: string, from: number, to: number) => ({
    id,
    pages: ['/'],
    group: { id: 'cta', from, to },
    audiences: [test('*', `#${id}`)],
  })
  const experiences = published([part('one', 0, 0.5), part('two', 0.5, 1)])
  const shown = everybody.map((each) => decide(experiences, each, [], '/'))
  expect(shown.every((decisions) => decisions.length === 1)).toBe(true)
  const ones = shown.filter(([first]) => first!.experience.id === 'one').length
  expect(Math.abs(ones - 5_000)).toBeLessThan(200)
  const two = shown.findIndex(([first]) => first!.experience.id === 'two')
  const exposed = { audience: '*', arm: 'b', phase: 1, at: 0, visit: 1 }
  const decided = decide(experiences, { ...everybody[two]!, arms: { one: exposed } }, [], '/')
  expect(names(decided)).toContain('one/*/b')
})

it('holds out from everything, from an experience and from an audience, one inside the other', () => {
  const checked = checkConfig({
    site: 's',
    holdout: 0.1,
    experiences: ['one', 'two'].map((id) => ({
      id,
      pages: ['/'],
      holdout: 0.2,
      audiences: [{ ...test('*', `#${id}`), holdout: 0.25 }],
    })),
  })
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  const { experiences } = compileConfig(checked.config, 1, noRendering)
  const arms = everybody.map((each) => decide(experiences, each, [], '/').map(({ arm }) => arm.id))
  const share = (arm: string, index: number) =>
    arms.filter((each) => each[index] === arm).length / everybody.length
  for (const index of [0, 1]) {
    expect(share('holdout', index)).toBeCloseTo(0.1, 1)
    expect(share('holdout_experience', index)).toBeCloseTo(0.9 * 0.2, 1)
    expect(share('holdout_audience', index)).toBeCloseTo(0.9 * 0.8 * 0.25, 1)
  }
  // Held out from everything means from each; from one experience says nothing of the other.
  expect(arms.every(([one, two]) => (one === 'holdout') === (two === 'holdout'))).toBe(true)
  const both = arms.filter((each) => each.every((arm) => arm === 'holdout_experience')).length
  expect(both / everybody.length).toBeCloseTo(0.9 * 0.2 * 0.2, 1)
})

it('leaves out the pages that are marked so', () => {
  const experiences = published([
    { id: 'hero', pages: ['/shoes/*', '!/shoes/new*'], audiences: [test('*', '#a')] },
  ])
  expect(decide(experiences, visitor('v'), [], '/shoes/red')).toHaveLength(1)
  expect(decide(experiences, visitor('v'), [], '/shoes/new/blue')).toEqual([])
})
