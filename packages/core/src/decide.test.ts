import { expect, it } from 'vitest'
import { checkConfig } from './check-config.ts'
import { compileConfig } from './compile-config.ts'
import { decide } from './decide.ts'

const text = (target: string) => ({ kind: 'text', target, text: 'new' })
const test = (segment: string, target: string) => ({
  segment,
  arms: [{ id: 'control' }, { id: 'b', changes: [text(target)] }],
})

function published(experiences: unknown[], segments: unknown[] = []) {
  const checked = checkConfig({ site: 's', segments, experiences })
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  return compileConfig(checked.config, 1, () => []).experiences
}
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
