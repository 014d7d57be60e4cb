import { checkConfig } from '@segue/core'
import { expect, it } from 'vitest'
import { compareConfigs } from './compare-configs.ts'
import { removeGoal, setGuardrail, usersOfGoal, writeGoal } from './goals.ts'
import { shopWith } from './testing/shop.ts'

const config = shopWith((shop) => {
  shop.goals.push({ id: 'cart', kind: 'micro', on: 'add_to_cart' })
  const [hero] = shop.experiences
  hero!.goals = ['purchase', 'cart']
  hero!.bandit = { goal: 'cart', floor: 0.1, every: '1d' }
})

it('renames a goal and leaves what counts for it', () => {
  const { goals } = writeGoal(config, 'cart', (goal) => ({ ...goal, name: 'In the cart' }))
  expect(goals[1]).toEqual({ id: 'cart', name: 'In the cart', kind: 'micro', on: 'add_to_cart' })
})

it('tells who would miss a goal', () => {
  expect(usersOfGoal(config, 'purchase')).toEqual(['“Hero”: it decides there'])
  expect(usersOfGoal(config, 'cart')).toEqual(['“Hero”', 'The bandit of “Hero”: it stops'])
  expect(usersOfGoal(config, 'nobody')).toEqual([])
})

it('makes a goal a guardrail and takes it back, and tells who guards by it', () => {
  const [hero, ...rest] = config.experiences
  const guarded = setGuardrail(hero!, 'cart', 'more')
  expect(guarded.guardrails).toEqual([{ goal: 'cart', worse: 'more' }])
  expect(setGuardrail(guarded, 'cart', 'less').guardrails).toEqual([
    { goal: 'cart', worse: 'less' },
  ])
  expect(setGuardrail(guarded, 'cart', null)).toEqual(hero)
  const all = { ...config, experiences: [guarded, ...rest] }
  expect(usersOfGoal(all, 'cart')).toContain('“Hero”: it is a guardrail there')
  expect(checkConfig(removeGoal(all, 'cart'))).not.toHaveProperty('problems')
  expect(compareConfigs(config, all)).toMatchObject([
    { before: 'speed, errors and bounces', after: 'speed, errors and bounces, not more of “cart”' },
  ])
})

it('takes a goal out with all that asks for it, so that the rest can be published', () => {
  const rest = removeGoal(config, 'cart')
  expect(rest.goals.map(({ id }) => id)).toEqual(['purchase'])
  expect(rest.experiences[0]).not.toHaveProperty('bandit')
  expect(checkConfig(rest)).not.toHaveProperty('problems')
})
