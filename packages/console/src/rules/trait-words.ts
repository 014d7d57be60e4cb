import type { Trait } from '@segue/core'

/** What visitors did, as one says it. */
export const DID: Record<string, string> = {
  page_view: 'viewed a page',
  view_item: 'viewed a product',
  view_item_list: 'viewed a list of products',
  select_item: 'picked a product from a list',
  add_to_cart: 'put something into the cart',
  remove_from_cart: 'took something out of the cart',
  view_cart: 'viewed the cart',
  begin_checkout: 'went to the checkout',
  add_shipping_info: 'gave an address',
  add_payment_info: 'gave a way to pay',
  purchase: 'ordered',
  refund: 'got money back',
  add_to_wishlist: 'put something on the wish list',
  search: 'searched',
  view_search_results: 'viewed search results',
  generate_lead: 'left their details',
  sign_up: 'signed up',
  login: 'signed in',
  share: 'shared something',
  view_promotion: 'saw a promotion',
  select_promotion: 'clicked a promotion',
  click: 'clicked',
  scroll: 'scrolled',
  engagement: 'stayed for a while',
  form_submit: 'sent a form',
  video_start: 'started a video',
  video_complete: 'watched a video to its end',
  outbound_click: 'left by a link',
  file_download: 'downloaded a file',
  survey_answer: 'answered a question',
  block_closed: 'closed a block',
  '*': 'did anything',
}

export const didWords = (name: string): string => DID[name] ?? `did “${name}”`

/** What can be taken of events, in words that go before the event's. */
export const TAKES: Record<string, string> = {
  count: 'how often',
  active_days: 'on how many days',
  sum: 'total of',
  min: 'smallest',
  max: 'largest',
  distinct: 'how many different',
  first: 'first',
  last: 'last',
  days_since_first: 'days since they first',
  days_since_last: 'days since they last',
  minutes_since_last: 'minutes since they last',
}

const UNITS: Record<string, [one: string, many: string]> = {
  m: ['minute', 'minutes'],
  h: ['hour', 'hours'],
  d: ['day', 'days'],
}

/** `7d` → `in the last 7 days`; for ever is nothing to say. */
export function withinWords(within: string | undefined): string {
  if (!within) return ''
  if (within === 'visit') return 'in this visit'
  return `in the last ${lengthWords(within)}`
}

/** `30d` → `30 days`. */
export function lengthWords(length: string): string {
  const size = Number.parseInt(length, 10)
  const [one, many] = UNITS[length.at(-1) ?? ''] ?? ['', '']
  return size === 1 ? one : `${size} ${many}`
}

/** `1d` → `1 day`, where no "last" goes before it. */
export const spanWords = (length: string): string =>
  Number.parseInt(length, 10) === 1 ? `1 ${lengthWords(length)}` : lengthWords(length)

/** A trait as the subject of a sentence: `how often they viewed a product in the last 7 days`. */
export function traitWords(trait: Trait): string {
  if ('score' in trait) {
    const rows = trait.score.map(({ on, points }) => `${points} for ${wordsOfEvent(on)}`)
    return `score “${trait.id}” (${rows.join(', ')}; halves in ${spanWords(trait.halfLife)})`
  }
  if ('sequence' in trait) {
    const steps = trait.sequence.map(({ on }) => didWords(on)).join(', then ')
    const within = trait.within ? ` within ${spanWords(trait.within)}` : ''
    const take = TAKES[trait.take] ?? trait.take
    return `${take}${trait.take === 'count' ? ' they' : ''} ${steps}${within}`
  }
  const { on, take, within } = trait
  const some = trait.where ? ' (some of them)' : ''
  const took = TAKES[take] ?? take
  const before =
    'of' in trait
      ? `${took} ${trait.of} when they`
      : took.endsWith('they last') || took.endsWith('they first')
        ? took
        : `${took} they`
  return [before, didWords(on) + some, withinWords(within)].filter(Boolean).join(' ')
}

const wordsOfEvent = (on: string) => on.replaceAll('_', ' ')
