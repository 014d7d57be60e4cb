import type { Trait } from './trait.ts'

// The traits of the ready segments. Segments that ask for the same share it by its id: to rename
// one, or to give it another meaning, would cut sites off from what their visitors' profiles hold.

export const itemsSeen30d: Trait = {
  id: 'items_seen_30d',
  on: 'view_item',
  take: 'distinct',
  of: 'items.item_id',
  within: '30d',
}
export const itemDays14d: Trait = {
  id: 'item_days_14d',
  on: 'view_item',
  take: 'active_days',
  within: '14d',
}
export const cartAdds30d: Trait = {
  id: 'cart_adds_30d',
  on: 'add_to_cart',
  take: 'count',
  within: '30d',
}
export const leads: Trait = { id: 'leads', on: 'generate_lead', take: 'count' }

// Days with an order, not orders: a thank-you page that is loaded again tells of its order again.
// Windows of one event share their buckets, so that each more costs a profile nothing.
const orderDays = (within: string): Trait => ({
  id: `order_days_${within}`,
  on: 'purchase',
  take: 'active_days',
  within,
})
export const orderDays7d = orderDays('7d')
export const orderDays30d = orderDays('30d')
export const orderDays210d = orderDays('210d')
export const orderDays365d = orderDays('365d')
export const spend365d: Trait = {
  id: 'spend_365d',
  on: 'purchase',
  take: 'sum',
  of: 'value',
  within: '365d',
}

/** How near somebody is to buying. It halves in three days, as wishes do. */
export const intent: Trait = {
  id: 'intent',
  score: [
    { on: 'view_item', points: 1 },
    { on: 'search', points: 1 },
    { on: 'add_to_cart', points: 5 },
    { on: 'begin_checkout', points: 10 },
  ],
  halfLife: '3d',
}

// `$exists` alone would take the empty coupon that many shops send with each order.
const hasCoupon = { coupon: { $exists: true, $ne: '' } }

/** How much somebody goes by price cuts: looked for, clicked, put into the cart, paid with. */
export const bargains: Trait = {
  id: 'bargains',
  score: [
    {
      on: 'page_view',
      where: { path: { $regexi: '\\b(sale|deals?|offers?|outlet|clearance)\\b' } },
      points: 1,
    },
    { on: 'select_promotion', points: 2 },
    { on: 'add_to_cart', where: { items: { $elemMatch: { discount: { $gt: 0 } } } }, points: 2 },
    {
      on: 'purchase',
      where: { $or: [hasCoupon, { items: { $elemMatch: hasCoupon } }] },
      points: 3,
    },
  ],
  halfLife: '30d',
}

export const pricePageViews7d: Trait = {
  id: 'price_page_views_7d',
  on: 'page_view',
  where: { path: { $in: '{paths}' } },
  take: 'count',
  within: '7d',
}
export const categoryViews30d: Trait = {
  id: 'category_views_30d',
  on: 'view_item',
  where: { items: { $elemMatch: { item_category: { $ini: ['{category}'] } } } },
  take: 'count',
  within: '30d',
}
