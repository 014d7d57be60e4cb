import type { LiveEvent } from '@segue/core'
import { expect, it } from 'vitest'
import { eventRow } from './event-row.ts'

function arrived(event: Partial<LiveEvent['event']>): LiveEvent {
  const id = '0190a000-0000-7000-8000-000000000000'
  return {
    n: 7,
    receivedAt: 1_000,
    event: {
      id,
      name: 'purchase',
      kind: 'macro',
      at: 900,
      visitor: 'v',
      visit: 's',
      page: id,
      seq: 1,
      config: 3,
      segments: ['vip'],
      arms: {},
      goals: [],
      props: {},
      ...event,
    },
  }
}

it('takes an arm’s stamp apart', () => {
  expect(eventRow(arrived({ arms: { hero: 'vip/b/2', cart: '*/control/1' } }), true).arms).toEqual([
    { experience: 'hero', audience: 'vip', arm: 'b' },
    { experience: 'cart', audience: '*', arm: 'control' },
  ])
})

it('finds the page’s path in whichever way an event tells it', () => {
  const paths = [
    { path: '/sale' },
    { page_path: '/cart' },
    { page_location: 'https://shop.example/shoes?size=9' },
    { page_location: 'not an address' },
    { path: 5 },
  ].map((props) => eventRow(arrived({ props }), false).path)
  expect(paths).toEqual(['/sale', '/cart', '/shoes', 'not an address', ''])
})
