import { expect, it } from 'vitest'
import { documentFor } from './document.ts'
import type { VisitorEvent } from './event.ts'
import { learn } from './learn.ts'
import { newProfile } from './new-profile.ts'
import { programOf, publishedTraits } from './testing/programs.ts'

const program = programOf(publishedTraits([]))
const nowhere = {
  page: { host: '', path: '/', query: {}, title: '', type: '', referrer: '' },
  tech: {},
  utcOffset: 120,
}
const T = Date.UTC(2026, 0, 31, 23, 0)
const MINUTE = 60_000

function after(events: VisitorEvent[], now: number) {
  const profile = newProfile('v')
  for (const event of events) learn(program, profile, event)
  return documentFor(program, profile, nowhere, now)
}
const bag = { item_id: 'bag', price: 89 }
const view = (at: number, props = {}) => ({ name: 'page_view', at, path: '/', ...props })

it('calls a cart abandoned after 30 idle minutes, not before, and not after a purchase', () => {
  const events = [view(T), { name: 'add_to_cart', at: T, currency: 'EUR', items: [bag, bag] }]
  expect(after(events, T + 30 * MINUTE - 1).cart).toMatchObject({ abandoned: false })
  expect(after(events, T + 30 * MINUTE).cart).toMatchObject({
    items: 1,
    quantity: 2,
    value: 178,
    currency: 'EUR',
    idle_minutes: 30,
    abandoned: true,
  })
  const bought = [...events, { name: 'purchase', at: T + MINUTE, value: 178 }]
  expect(after(bought, T + 60 * MINUTE).cart).toMatchObject({ items: 0, abandoned: false })
})

it('takes items out of the cart, and a look at the cart is no touch', () => {
  const events = [
    { name: 'add_to_cart', at: T, items: [{ ...bag, quantity: 3 }] },
    { name: 'remove_from_cart', at: T + MINUTE, items: [{ ...bag, quantity: 2 }] },
    { name: 'view_cart', at: T + 20 * MINUTE, items: [{ ...bag, quantity: 1 }] },
  ]
  expect(after(events, T + 40 * MINUTE).cart).toMatchObject({ quantity: 1, idle_minutes: 39 })
  const emptied = [...events, { name: 'remove_from_cart', at: T + 21 * MINUTE, items: [bag] }]
  expect(after(emptied, T + 40 * MINUTE).cart).toMatchObject({ items: 0 })
})

it('begins a visit after a gap of 30 minutes, with the campaign that brought it', () => {
  const campaign = { source: 'newsletter', medium: 'email', campaign: 'spring' }
  const events = [view(T), view(T + 29 * MINUTE), view(T + 59 * MINUTE, campaign)]
  expect(after(events, T + 60 * MINUTE)).toMatchObject({
    visitor: { new: false, visits: 2, last_seen_days: 0 },
    visit: { number: 2, page_views: 1, campaign: 'spring', seconds: 60 },
  })
  expect(after(events.slice(0, 2), T + 30 * MINUTE)).toMatchObject({
    visitor: { new: true, visits: 1 },
    visit: { page_views: 2, campaign: '' },
  })
})

it('says how long ago the visit before was, however long this one is', () => {
  const back = T + 20 * 24 * 60 * MINUTE
  expect(after([view(T), view(back)], back)).toMatchObject({ visitor: { last_seen_days: 20 } })
  expect(after([view(T)], T)).toMatchObject({ visitor: { last_seen_days: 0 } })
})

it('gives the time as the visitor’s clock shows it', () => {
  expect(after([], T).time).toEqual({ hour: 1, weekday: 7, date: '2026-02-01' })
})

it('learns what visitors declare, bounded', () => {
  const declared = { plan: 'pro', age: 40, long: 'x'.repeat(100), nested: { a: 1 } }
  expect(after([{ name: 'identify', at: T, declared }], T).declared).toEqual({
    plan: 'pro',
    age: 40,
    long: 'x'.repeat(64),
  })
})
