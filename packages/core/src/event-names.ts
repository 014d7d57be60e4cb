import { AUTOMATIC_EVENTS } from './automatic-events.ts'
import { EXPOSURE } from './exposure.ts'
import { LOCATED } from './geo.ts'
import { BLOCK_CLOSED, SHOWN, SURVEY_ANSWER, TARGET_CLICK } from './target-events.ts'

/** GA4's names of what visitors do, by which the data layer is understood. */
export const GA4_EVENTS = [
  'add_payment_info',
  'add_shipping_info',
  'add_to_cart',
  'add_to_wishlist',
  'begin_checkout',
  'generate_lead',
  'login',
  'purchase',
  'refund',
  'remove_from_cart',
  'search',
  'select_item',
  'select_promotion',
  'share',
  'sign_up',
  'view_cart',
  'view_item',
  'view_item_list',
  'view_promotion',
  'view_search_results',
]

/** Names of events that have a meaning here; a site may have any others of its own. */
export const KNOWN_EVENTS = [
  'page_view',
  'identify',
  LOCATED,
  EXPOSURE,
  TARGET_CLICK,
  SHOWN,
  BLOCK_CLOSED,
  SURVEY_ANSWER,
  ...AUTOMATIC_EVENTS,
  ...GA4_EVENTS,
]
