import { type Config, checkConfig } from '@segue/core'
import { expect, it } from 'vitest'
import { usualFunnel } from './usual-funnel.ts'

const funnelOf = (...goals: string[]) => {
  const { config } = checkConfig({
    site: 'shop',
    goals: [
      { id: 'order', name: 'Order', kind: 'macro', on: 'purchase' },
      { id: 'letter', kind: 'micro', on: 'generate_lead' },
      { id: 'cart', kind: 'micro', on: 'add_to_cart' },
      { id: 'big_cart', kind: 'micro', on: 'add_to_cart', where: { value: { $gte: 90 } } },
    ],
    experiences: [
      { id: 'hero', pages: ['/'], goals, audiences: [{ segment: '*', arms: [{ id: 'a' }] }] },
    ],
  }) as { config: Config }
  return usualFunnel(config, config.experiences[0]!)
}

it('goes by the goals on the way to an order, in the order in which they come', () => {
  expect(funnelOf('order', 'letter', 'big_cart', 'cart')).toEqual([
    {
      id: 'goals',
      name: 'To Order',
      steps: [
        { name: 'cart', goal: 'cart' },
        { name: 'Order', goal: 'order' },
      ],
    },
  ])
})

it('is none where there is no way', () => {
  expect(funnelOf('order', 'letter')).toEqual([])
  expect(funnelOf('cart', 'big_cart')).toEqual([])
})
