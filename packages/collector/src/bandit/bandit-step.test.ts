import { checkConfig } from '@segue/core'
import { expect, it } from 'vitest'
import { banditStep, weightsText } from './bandit-step.ts'
import { posteriors } from './posterior.ts'
import { rampStep } from './ramp-step.ts'
import { cell, hero, shop } from './testing/shop.ts'

const weights = (experience: ReturnType<typeof hero> | null) =>
  experience?.audiences[0]?.arms.map(({ id, weight }) => [id, weight])

it('gives the arm that brings more a greater weight, none below the floor, in a phase of its own', () => {
  const cells = [cell('control', 1, 1_000, 50), cell('b', 1, 1_000, 120)]
  const { audiences, next } = banditStep(hero(), cells)
  expect(audiences[0]!.waits).toBeNull()
  expect(weights(next)).toEqual([
    ['control', 0.1],
    ['b', 0.9],
  ])
  expect(next?.phase).toBe(2)
  expect(weightsText(audiences[0]!)).toBe('b 0.90, control 0.10')
  expect(checkConfig({ ...shop(), experiences: [next] })).toHaveProperty('config')
})

it.each([
  ['99 visitors', [cell('control', 1, 99, 50), cell('b', 1, 1_000, 10)], '"control" has 99'],
  [
    '9 conversions',
    [cell('control', 1, 900, 400), cell('b', 1, 900, 9)],
    '"b" has 900 visitors and 9',
  ],
  ['nobody', [], '"control" has 0 visitors'],
])('says nothing of an arm with %s', (_, cells, words) => {
  const { audiences, next } = banditStep(hero(), cells)
  expect(next).toBeNull()
  expect(audiences[0]!.waits).toContain(words)
  expect(audiences[0]!.arms.map(({ now, next, best }) => [now, next, best])).toEqual([
    [0.5, 0.5, null],
    [0.5, 0.5, null],
  ])
})

it('leaves weights that would move by less than 2 points', () => {
  const cells = [cell('control', 1, 1_000, 100), cell('b', 1, 1_000, 100)]
  expect(banditStep(hero(), cells).next).toBeNull()
  const { audiences } = banditStep(hero(), [...cells.slice(1), cell('control', 1, 1_000, 95)])
  const [least] = audiences[0]!.arms
  const standing = (off: number) => {
    const arms = [
      { id: 'control', weight: least!.next + off },
      { id: 'b', weight: 1 - least!.next - off },
    ]
    return banditStep(hero({ audiences: [{ segment: '*', arms }] }), [
      cell('b', 1, 1_000, 100),
      cell('control', 1, 1_000, 95),
    ])
  }
  // Mixed with the floor, not cut off at it.
  expect(least!.next).toBeCloseTo(0.1 + 0.8 * least!.best!, 3)
  expect(standing(0.019).next).toBeNull()
  expect(weights(standing(0.021).next)).toEqual(
    audiences[0]!.arms.map(({ arm, next }) => [arm, next]),
  )
})

it('begins a phase that was never there, also where an old file was published again', () => {
  const cells = [cell('control', 4, 1_000, 50), cell('b', 4, 1_000, 120)]
  expect(banditStep(hero({ phase: 2 }), cells).next?.phase).toBe(5)
})

it('weighs only audiences with enough visitors, and leaves those without a test alone', () => {
  const audiences = ['new', 'vip', '*'].map((segment) => ({
    ...hero().audiences[0]!,
    segment,
    ...(segment === '*' && { arms: [{ id: 'only', changes: [] }] }),
  }))
  const of = (audience: string, cells: ReturnType<typeof cell>[]) =>
    cells.map((each) => ({ ...each, audience }))
  const step = banditStep({ ...hero(), audiences }, [
    ...of('new', [cell('control', 1, 1_000, 120), cell('b', 1, 1_000, 50)]),
    ...of('vip', [cell('control', 1, 20, 2), cell('b', 1, 20, 12)]),
    ...of('*', [cell('only', 1, 1_000, 50)]),
  ])
  expect(step.audiences.map(({ audience, waits }) => [audience, waits !== null])).toEqual([
    ['new', false],
    ['vip', true],
  ])
  expect(step.next?.audiences.map(({ arms }) => arms.map(({ weight }) => weight))).toEqual([
    [0.9, 0.1],
    [undefined, undefined],
    [undefined],
  ])
})

it('does not take the good days of the arm that had most of their visitors for its merit', () => {
  // Both arms convert 5 in 100 in the first phase and 20 in the second, when b has nine of ten.
  const cells = [
    cell('control', 1, 1_000, 50),
    cell('b', 1, 1_000, 50),
    cell('control', 2, 200, 40),
    cell('b', 2, 1_800, 360),
  ]
  const rates = posteriors(['control', 'b'], cells, 'order').map(
    ({ shapes: { alpha, beta } }) => alpha / (alpha + beta),
  )
  for (const rate of rates) expect(rate).toBeCloseTo(0.125, 2)
  // Pooled: 90 of 1,200 against 410 of 2,800.
  const [control] = banditStep(hero(), cells).audiences[0]!.arms
  expect(control!.best).toBeGreaterThan(0.4)
  expect(control!.best).toBeLessThan(0.6)
})

it('is a plain Beta posterior where there was one phase, and wider where arms were uneven', () => {
  const [plain] = posteriors(
    ['control', 'b'],
    [cell('control', 1, 1_000, 100), cell('b', 1, 9, 1)],
    'order',
  )
  expect(plain!.shapes.alpha).toBeCloseTo(100.5, 0)
  expect(plain!.shapes.alpha + plain!.shapes.beta).toBeCloseTo(1_001, -1)
  const uneven = [
    cell('control', 1, 900, 90),
    cell('b', 1, 100, 10),
    cell('control', 2, 100, 10),
    cell('b', 2, 900, 90),
  ]
  const [control] = posteriors(['control', 'b'], uneven, 'order')
  // 1 / (0.5²/900 + 0.5²/100): its thousand visitors are worth 360.
  expect(control!.shapes.alpha + control!.shapes.beta).toBeCloseTo(361, -1)
})

it('takes the steps of a ramp one by one, and stays at the last', () => {
  const ramp = {
    coverage: 0.1,
    next: [
      { coverage: 0.5, after: '2d' },
      { coverage: 1, after: '7d' },
    ],
  }
  const first = rampStep(hero({ ramp }))!
  expect([first.after, first.next.ramp, first.next.phase]).toEqual([
    '2d',
    { coverage: 0.5, next: [{ coverage: 1, after: '7d' }] },
    1,
  ])
  const second = rampStep(first.next)!
  expect([second.after, second.next.ramp]).toEqual(['7d', { coverage: 1, next: [] }])
  expect(rampStep(second.next)).toBeNull()
  expect(rampStep(hero())).toBeNull()
})
