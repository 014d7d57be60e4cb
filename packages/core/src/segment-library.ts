import type { LibraryEntry } from './library-entry.ts'
import {
  bargains,
  cartAdds30d,
  categoryViews30d,
  intent,
  itemDays14d,
  itemsSeen30d,
  leads,
  orderDays7d,
  orderDays30d,
  orderDays210d,
  orderDays365d,
  pricePageViews7d,
  spend365d,
} from './library-traits.ts'

/**
 * The ready segments, those first that most sites begin with. In conditions null counts as 0, so
 * "ordered at most 30 days ago" would hold for who never ordered: such a one asks for orders too.
 */
export const SEGMENT_LIBRARY: readonly LibraryEntry[] = [
  {
    id: 'new_visitor',
    name: 'New visitor',
    sentence: 'Is here for the first time: say what you do and why people trust you.',
    group: 'lifecycle',
    traits: [],
    segment: { when: { 'visitor.new': true } },
  },
  {
    id: 'returning_visitor',
    name: 'Returning visitor',
    sentence: 'Has been here before: skip the introduction and go on where they left off.',
    group: 'lifecycle',
    traits: [],
    segment: { when: { 'visitor.visits': { $gte: 2 } } },
  },
  {
    id: 'from_campaign',
    name: 'From a campaign',
    sentence: 'Came by a link of the campaign you name: let the page go on with what it promised.',
    group: 'acquisition',
    traits: [],
    // Without `keep`, this needs no profile and so no consent; the campaign lasts the visit anyway.
    segment: { when: { 'visit.campaign': { $ini: ['{campaign}'] } } },
    ask: [
      { id: 'campaign', label: 'The campaign (utm_campaign)', kind: 'text', default: 'spring' },
    ],
  },
  {
    id: 'from_ads',
    name: 'From an ad',
    sentence: 'Came by a paid ad: repeat its promise and lead straight to one action.',
    group: 'acquisition',
    traits: [],
    // Without `keep` for the same reason: who comes by an ad has often not been asked for consent
    // yet. So what is known by a click id alone holds for the page that the ad led to.
    segment: {
      when: {
        $or: [
          {
            'visit.medium': {
              $ini: [
                'cpc',
                'ppc',
                'cpm',
                'paid',
                'paid_search',
                'paidsearch',
                'paid_social',
                'paidsocial',
                'display',
                'banner',
                'retargeting',
              ],
            },
          },
          { 'page.query.gclid': { $exists: true } },
          { 'page.query.gbraid': { $exists: true } },
          { 'page.query.wbraid': { $exists: true } },
          { 'page.query.msclkid': { $exists: true } },
        ],
      },
    },
  },
  {
    id: 'high_intent',
    name: 'High intent',
    sentence:
      'Is close to buying by what they do these days: take away doubts and ask for the order.',
    group: 'behaviour',
    traits: [intent, orderDays7d],
    segment: {
      when: { 'traits.intent': { $gte: 10 }, 'traits.order_days_7d': 0 },
      leaveWhen: {
        $or: [{ 'traits.intent': { $lt: 4 } }, { 'traits.order_days_7d': { $gte: 1 } }],
      },
    },
  },
  {
    id: 'cart_abandoner',
    name: 'Cart abandoner',
    sentence:
      'Left something in the cart for half an hour or more: lead back to it, until it is empty.',
    group: 'behaviour',
    traits: [],
    // Who comes back and touches the cart is still to be led to the checkout.
    segment: {
      when: { 'cart.abandoned': true, 'cart.value': { $gte: '{value}' } },
      leaveWhen: { 'cart.items': 0 },
    },
    ask: [
      { id: 'value', label: 'The cart is worth at least', kind: 'number', default: 0, least: 0 },
    ],
  },
  {
    id: 'price_checker',
    name: 'Price checker',
    sentence:
      'Comes back to look at prices but takes nothing: show what is included and what it saves.',
    group: 'behaviour',
    traits: [pricePageViews7d, itemDays14d, cartAdds30d, orderDays30d],
    segment: {
      when: {
        $or: [
          { 'traits.price_page_views_7d': { $gte: 2 } },
          { 'traits.item_days_14d': { $gte: 3 } },
        ],
        'traits.cart_adds_30d': 0,
        'traits.order_days_30d': 0,
      },
    },
    ask: [
      {
        id: 'paths',
        label: 'Your price pages',
        kind: 'list',
        default: ['/pricing'],
        each: { pattern: '^/', looks: 'a path such as "/pricing"' },
      },
    ],
  },
  {
    id: 'window_shopper',
    name: 'Window shopper',
    sentence:
      'Saw five or more products in 30 days and took none: show best sellers and help to choose.',
    group: 'behaviour',
    traits: [itemsSeen30d, cartAdds30d, orderDays30d],
    segment: {
      when: {
        'traits.items_seen_30d': { $gte: 5 },
        'traits.cart_adds_30d': 0,
        'traits.order_days_30d': 0,
      },
    },
  },
  {
    id: 'category_fan',
    name: 'Category fan',
    sentence:
      'Looked at products of one category three times in 30 days: bring it to the front page.',
    group: 'behaviour',
    traits: [categoryViews30d],
    segment: {
      when: { 'traits.category_views_30d': { $gte: 3 } },
      leaveWhen: { 'traits.category_views_30d': 0 },
    },
    ask: [
      { id: 'category', label: 'The category (item_category)', kind: 'text', default: 'shoes' },
    ],
  },
  {
    id: 'discount_seeker',
    name: 'Discount seeker',
    sentence:
      'Goes by sales, promotions and coupons: show the offer first, and spare others the discount.',
    group: 'behaviour',
    traits: [bargains],
    segment: {
      when: { 'traits.bargains': { $gte: 3 } },
      leaveWhen: { 'traits.bargains': { $lt: 1 } },
    },
  },
  {
    id: 'engaged_reader',
    name: 'Engaged reader',
    sentence:
      'Read four pages over two minutes or more in a visit of the last week: offer the newsletter.',
    group: 'behaviour',
    traits: [],
    segment: {
      when: { 'visit.page_views': { $gte: 4 }, 'visit.seconds': { $gte: 120 } },
      keep: '7d',
    },
  },
  {
    id: 'one_time_buyer',
    name: 'One-time buyer',
    sentence:
      'Has ordered exactly once: give a reason for the second order, which makes a customer.',
    group: 'lifecycle',
    traits: [],
    segment: { when: { 'customer.orders': 1 } },
  },
  {
    id: 'occasional_shopper',
    name: 'Occasional shopper',
    sentence:
      'Ordered on two or three days of a year: remind of what goes well with what they have.',
    group: 'value',
    traits: [orderDays365d],
    segment: { when: { 'traits.order_days_365d': { $gte: 2, $lt: 4 } } },
  },
  {
    id: 'frequent_buyer',
    name: 'Frequent buyer',
    sentence:
      'Ordered on four days or more of a year: show what is new and make ordering again short.',
    group: 'value',
    traits: [orderDays365d],
    segment: { when: { 'traits.order_days_365d': { $gte: 4 } } },
  },
  {
    id: 'big_spender',
    name: 'Big spender',
    sentence:
      'Spent at least the amount you name in a year: offer service and the best, not discounts.',
    group: 'value',
    traits: [spend365d],
    // An old order that falls out of the year is no reason to be treated worse overnight.
    segment: { when: { 'traits.spend_365d': { $gte: '{amount}' } }, keep: '30d' },
    ask: [
      { id: 'amount', label: 'Spent in a year, at least', kind: 'number', default: 500, least: 1 },
    ],
  },
  {
    id: 'champion',
    name: 'Champion',
    sentence:
      'Bought lately, often and for much (RFM 4 or 5 in each): ask for reviews, give early access.',
    group: 'value',
    traits: [],
    segment: {
      when: {
        'customer.recency': { $gte: 4 },
        'customer.frequency': { $gte: 4 },
        'customer.monetary': { $gte: 4 },
      },
      // Orders and spend never fall: it is time that takes a champion away, and not in a day.
      leaveWhen: { 'customer.recency': { $lt: 3 } },
    },
  },
  {
    id: 'at_risk',
    name: 'Customer at risk',
    sentence:
      'Has not ordered for 90 to 179 days: remind of what they like before they forget you.',
    group: 'lifecycle',
    traits: [],
    segment: { when: { 'customer.last_order_days': { $gte: 90, $lt: 180 } } },
  },
  {
    id: 'lapsed',
    name: 'Lapsed',
    sentence:
      'No order for 180 days, or without any order away for 90: show what has changed since.',
    group: 'lifecycle',
    traits: [],
    segment: {
      when: {
        $or: [
          { 'customer.last_order_days': { $gte: 180 } },
          { 'customer.orders': 0, 'visitor.last_seen_days': { $gte: 90 } },
        ],
      },
    },
  },
  {
    id: 'won_back',
    name: 'Won back',
    sentence:
      'Ordered in the last 30 days after half a year without: thank them and make it a habit.',
    group: 'lifecycle',
    traits: [orderDays30d, orderDays210d],
    // A gap cannot be asked for; but one day of orders in 30 that is the only one in 210 had a gap of
    // at least 180 days before it. The next order makes an ordinary customer.
    segment: {
      when: {
        'traits.order_days_30d': 1,
        'traits.order_days_210d': 1,
        'customer.orders': { $gte: 2 },
      },
    },
  },
  {
    id: 'subscriber',
    name: 'Subscriber',
    sentence: 'Left an address or told you so: do not ask again, show what subscribers get.',
    group: 'declared',
    traits: [leads],
    segment: {
      when: {
        $or: [{ 'traits.leads': { $gte: 1 } }, { 'declared.newsletter': true }],
        // A word of their own counts for more than a form that was sent once.
        'declared.newsletter': { $ne: false },
      },
    },
  },
  {
    id: 'larger_company',
    name: 'Larger company',
    sentence:
      'Says that their company has so many people or more: show references, security and a contact.',
    group: 'declared',
    traits: [],
    segment: { when: { 'declared.employees': { $gte: '{employees}' } } },
    ask: [
      {
        id: 'employees',
        label: 'People in the company, at least',
        kind: 'number',
        default: 50,
        least: 1,
      },
    ],
  },
  {
    id: 'stated_need',
    name: 'Stated need',
    sentence:
      'Told you, in a survey or a form, what they need: answer that first and leave the rest out.',
    group: 'declared',
    traits: [],
    segment: { when: { 'declared.need': { $ini: ['{need}'] } } },
    ask: [
      { id: 'need', label: 'What they need (declared as "need")', kind: 'text', default: 'gift' },
    ],
  },
  {
    id: 'from_country',
    name: 'From a country',
    sentence: 'Is in one of the countries you name: speak of delivery, prices and service there.',
    group: 'place',
    traits: [],
    segment: { when: { 'geo.country': { $in: '{countries}' } } },
    ask: [
      {
        id: 'countries',
        label: 'The countries',
        kind: 'list',
        default: ['DE', 'AT', 'CH'],
        each: { pattern: '^[A-Z]{2}$', looks: 'two capital letters such as "DE"' },
      },
    ],
  },
  {
    id: 'mobile_visitor',
    name: 'Mobile visitor',
    sentence:
      'Is on a phone: keep words short, and offer to call, to pay by phone or to go on later.',
    group: 'device',
    traits: [],
    segment: { when: { 'tech.device': 'mobile' } },
  },
]
