// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest'
import { watchDataLayer, watchShopsToo } from './data-layer.ts'
import { watching } from './testing/watching.ts'

type Page = { dataLayer?: unknown }
let heard: unknown[]
const track = (name: string, props?: object) => heard.push([name, props])
beforeEach(() => {
  heard = []
  delete (window as Page).dataLayer
})
const layer = () => (window as Page).dataLayer as unknown[]

it('hears what was pushed before and what is pushed after, and only what says something', () => {
  ;(window as Page).dataLayer = [{ event: 'view_item', ecommerce: { value: 1 } }]
  watchShopsToo(watching(track))
  layer().push({ ecommerce: null }, { event: 'gtm.js' }, undefined, { event: 'sign_up', plan: 'a' })
  expect(heard).toEqual([
    ['view_item', { value: 1 }],
    ['sign_up', { plan: 'a' }],
  ])
})

it('stops hearing without taking away what others have wrapped around it', () => {
  const stop = watchShopsToo(watching(track))
  const tagManager: unknown[] = []
  const { push } = layer()
  layer().push = (...entries) => {
    tagManager.push(...entries)
    return push.apply(layer(), entries)
  }
  stop()
  layer().push({ event: 'purchase', ecommerce: {} })
  expect(heard).toEqual([])
  expect(tagManager).toHaveLength(1)
})

const buy = { value: 12, currency: 'EUR', transaction_id: 'T1', items: [{ item_id: 'a' }] }
function gtag(..._: unknown[]) {
  // biome-ignore lint/complexity/noArguments: this is how gtag pushes
  layer().push(arguments)
}

it.each([
  ['before', (push: () => void) => [push, () => watchShopsToo(watching(track))]],
  ['after', (push: () => void) => [() => watchShopsToo(watching(track)), push]],
])('hears GTM’s form, gtag’s form and lists, pushed %s our script', (_, order) => {
  ;(window as Page).dataLayer = []
  const push = () => {
    layer().push({ event: 'purchase', ecommerce: buy })
    gtag('event', 'add_to_cart', { value: 1 })
    layer().push([{ event: 'login' }, null, { event: 'sign_up' }], ['event', 'share', { value: 2 }])
    layer().push(undefined, null, 3, 'purchase', ['event'], [[]], [undefined])
  }
  for (const step of order(push)) step()
  expect(heard).toEqual([
    ['purchase', buy],
    ['add_to_cart', { value: 1 }],
    ['login', {}],
    ['sign_up', {}],
    ['share', { value: 2 }],
  ])
})

it('counts once what is pushed twice, and again what happens again later', () => {
  vi.useFakeTimers()
  watchShopsToo(watching(track))
  const entry = { event: 'add_to_cart', ecommerce: { items: [{ item_id: 'a' }] } }
  layer().push(entry, entry)
  layer().push(structuredClone(entry))
  // As GTM counts them.
  layer().push(
    { event: 'login', 'gtm.uniqueEventId': 3 },
    { event: 'login', 'gtm.uniqueEventId': 4 },
  )
  expect(heard).toHaveLength(2)
  vi.advanceTimersByTime(1_000)
  layer().push(entry)
  expect(heard).toHaveLength(3)
  vi.useRealTimers()
})

it('never throws into the page, whatever is pushed', () => {
  watchShopsToo(watching(track))
  const circle: Record<string, unknown> = { event: 'login' }
  circle.self = circle
  const trap = {
    event: 'login',
    get ecommerce() {
      throw new Error('mine')
    },
  }
  expect(() => layer().push(circle, trap, { event: 'constructor' })).not.toThrow()
  expect(heard).toEqual([])
})

it.each([
  ['one item alone', { item_id: 'a', quantity: 2 }, [{ item_id: 'a', quantity: 2 }]],
  [
    'a map of items',
    { 0: { item_id: 'a' }, 1: { item_id: 'b' } },
    [{ item_id: 'a' }, { item_id: 'b' }],
  ],
  ['gaps', [null, { item_id: 'a' }, 'x'], [{ item_id: 'a' }]],
  ['a word', 'x', []],
  ['nothing', null, []],
  [
    'older names',
    [{ id: 7, name: 'Boot', category: 'shoes', price: 5 }],
    [{ item_id: 7, item_name: 'Boot', item_category: 'shoes', price: 5 }],
  ],
])('makes a list of items of %s', (_, items, list) => {
  watchShopsToo(watching(track))
  layer().push({ event: 'view_item', ecommerce: { items } })
  expect(heard).toEqual([['view_item', { items: list }]])
})

const price = { amount: 89.5, currencyCode: 'EUR' }
const variant = {
  id: 'v1',
  sku: 'b1-42',
  price,
  product: { id: 'p1', title: 'Boot', type: 'shoes' },
}
const item = { item_id: 'b1-42', item_name: 'Boot', item_category: 'shoes', price: 89.5 }
const double = { amount: 179, currencyCode: 'EUR' }
const line = { merchandise: variant, quantity: 2, cost: { totalAmount: double } }
const checkout = {
  order: { id: 'O1' },
  totalPrice: double,
  lineItems: [{ title: 'Boot', quantity: 2, variant }],
}
const sold = { items: [{ ...item, quantity: 2 }], value: 179, currency: 'EUR' }

it.each([
  [
    'product_viewed',
    { productVariant: variant },
    'view_item',
    { items: [item], value: 89.5, currency: 'EUR' },
  ],
  ['product_added_to_cart', { cartLine: line }, 'add_to_cart', sold],
  ['cart_viewed', { cart: { lines: [line], cost: { totalAmount: double } } }, 'view_cart', sold],
  ['checkout_started', { checkout: { ...checkout, order: null } }, 'begin_checkout', sold],
  ['checkout_completed', { checkout }, 'purchase', { ...sold, transaction_id: 'O1' }],
  [
    'search_submitted',
    { searchResult: { query: 'boot', productVariants: [variant] } },
    'search',
    { items: [item], search_term: 'boot' },
  ],
  [
    'collection_viewed',
    { collection: { id: 'c', productVariants: [variant] } },
    'view_item_list',
    { items: [item] },
  ],
])('hears Shopify’s %s, subscribed or pushed', (name, data, theirs, props) => {
  const callbacks = new Map<string, (event: object) => void>()
  const analytics = { subscribe: (each: string, heard: never) => callbacks.set(each, heard) }
  Object.assign(window, { analytics })
  watchShopsToo(watching(track))
  window.dispatchEvent(new Event('load'))
  callbacks.get(name)?.({ name, data })
  Reflect.deleteProperty(window, 'analytics')
  layer().push({ event: name, ...data })
  // Told by both within a second, it is one event.
  expect(heard).toEqual([[theirs, props]])
})

it('hears WooCommerce’s cart by jQuery', () => {
  let fire: (event: object, ...rest: unknown[]) => void = () => {}
  const jQuery = () => ({
    on: (_: string, heard: never) => {
      fire = heard
    },
  })
  Object.assign(window, { jQuery })
  watchShopsToo(watching(track))
  window.dispatchEvent(new Event('load'))
  Reflect.deleteProperty(window, 'jQuery')
  fire({ type: 'added_to_cart' }, {}, 'hash', [{ dataset: { product_id: '7', quantity: '2' } }])
  fire({ type: 'removed_from_cart' })
  expect(heard).toEqual([
    ['add_to_cart', { items: [{ item_id: '7', quantity: '2' }] }],
    ['remove_from_cart', { items: [] }],
  ])
})

it('leaves shop systems’ names alone where a site has switched them off', () => {
  watchDataLayer(watching(track))
  layer().push(
    { event: 'product_viewed', data: {} },
    { event: 'view_item', ecommerce: { items: { item_id: 'a' } } },
  )
  expect(heard).toEqual([['view_item', { items: [{ item_id: 'a' }] }]])
})
