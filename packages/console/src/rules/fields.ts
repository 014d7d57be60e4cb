import type { Config, Trait } from '@segue/core'
import { segmentName } from '../names.ts'
import { traitWords } from './trait-words.ts'

/** What can be asked of the document that conditions see. */
export type Field = {
  path: string
  room: string
  label: string
  type: 'number' | 'text' | 'yes'
  /** For one that holds or does not: what is said where it does not. */
  not?: string
  /** Values that are there to choose from; any other can be typed. */
  values?: [value: string | number, label: string][]
  /** Null as long as nothing happened, and null counts as 0: "at most" then holds for everybody else. */
  nullable?: true
}

export const ROOMS: Record<string, string> = {
  segments: 'Other segments',
  visitor: 'The visitor',
  visit: 'This visit',
  cart: 'The cart',
  customer: 'As a customer',
  page: 'The page',
  tech: 'Device and browser',
  geo: 'Place',
  time: 'Their time',
  declared: 'What they told',
  traits: 'Your traits',
}

type Row = [path: string, type: Field['type'], label: string, more?: Partial<Field>]

const same = (...values: string[]): Partial<Field> => ({
  values: values.map((value) => [value, value]),
})
const grade: Partial<Field> = {
  nullable: true,
  values: [
    [5, '5, the best'],
    [4, '4'],
    [3, '3'],
    [2, '2'],
    [1, '1, the least'],
  ],
}
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const ROWS: Row[] = [
  ['visitor.new', 'yes', 'is here for the first time', { not: 'has been here before' }],
  ['visitor.visits', 'number', 'visits so far'],
  ['visitor.first_seen_days', 'number', 'days since the first visit'],
  ['visitor.last_seen_days', 'number', 'days since the visit before'],
  ['visit.number', 'number', 'number of this visit'],
  ['visit.page_views', 'number', 'pages seen in this visit'],
  ['visit.seconds', 'number', 'seconds in this visit'],
  ['visit.entry_path', 'text', 'first page of this visit'],
  ['visit.referrer_host', 'text', 'site they came from', same('www.google.com', 'www.bing.com')],
  ['visit.source', 'text', 'source (utm_source)', same('google', 'newsletter', 'facebook')],
  ['visit.medium', 'text', 'medium (utm_medium)', same('cpc', 'email', 'social', 'referral')],
  ['visit.campaign', 'text', 'campaign (utm_campaign)'],
  ['visit.term', 'text', 'search words (utm_term)'],
  ['visit.content', 'text', 'advertisement (utm_content)'],
  ['cart.items', 'number', 'products in the cart'],
  ['cart.quantity', 'number', 'pieces in the cart'],
  ['cart.value', 'number', 'value of the cart'],
  ['cart.currency', 'text', 'currency of the cart', same('EUR', 'USD', 'GBP')],
  ['cart.idle_minutes', 'number', 'minutes since the cart was touched'],
  [
    'cart.abandoned',
    'yes',
    'left something in the cart for half an hour',
    { not: 'left nothing in the cart for half an hour' },
  ],
  ['customer.orders', 'number', 'orders so far'],
  ['customer.spend', 'number', 'spent so far'],
  ['customer.average_order', 'number', 'worth of an order on average'],
  ['customer.last_order_days', 'number', 'days since the last order', { nullable: true }],
  ['customer.recency', 'number', 'grade for recency', grade],
  ['customer.frequency', 'number', 'grade for frequency', grade],
  ['customer.monetary', 'number', 'grade for money spent', grade],
  ['page.path', 'text', 'path of the page'],
  ['page.host', 'text', 'host of the page'],
  ['page.query', 'text', 'parameter in the address'],
  ['page.title', 'text', 'title of the page'],
  ['page.type', 'text', 'type of the page', same('product', 'article', 'website')],
  ['page.referrer', 'text', 'page they came from'],
  ['tech.device', 'text', 'device', same('mobile', 'tablet', 'desktop')],
  [
    'tech.os',
    'text',
    'operating system',
    same('iOS', 'Android', 'Windows', 'macOS', 'Linux', 'ChromeOS'),
  ],
  ['tech.browser', 'text', 'browser', same('Chrome', 'Safari', 'Firefox', 'Edge')],
  ['tech.language', 'text', 'language', same('en', 'de', 'fr', 'es')],
  ['tech.viewport_width', 'number', 'width of the window in pixels'],
  ['tech.touch', 'yes', 'uses a touch screen', { not: 'uses no touch screen' }],
  ['tech.connection', 'text', 'connection', same('4g', '3g', '2g', 'slow-2g')],
  ['tech.dark_mode', 'yes', 'likes it dark', { not: 'does not ask for dark' }],
  ['tech.reduced_motion', 'yes', 'wants less motion', { not: 'does not mind motion' }],
  ['geo.country', 'text', 'country', same('DE', 'AT', 'CH', 'FR', 'GB', 'US')],
  ['geo.region', 'text', 'region'],
  ['geo.timezone', 'text', 'time zone', same('Europe/Berlin', 'Europe/London', 'America/New_York')],
  ['time.hour', 'number', 'hour of the day'],
  [
    'time.weekday',
    'number',
    'day of the week',
    { values: WEEKDAYS.map((name, index) => [index + 1, name]) },
  ],
  ['time.date', 'text', 'date'],
]

/** Everything that every site has. */
export const FIELDS: Field[] = ROWS.map(([path, type, label, more]) => ({
  path,
  type,
  label,
  room: path.split('.')[0]!,
  ...more,
}))

/** Rooms in which a name is the site's own. */
export const NAMED: Record<string, string> = {
  'page.query': 'parameter in the address',
  declared: 'attribute',
}

/** The field of a path; one that nobody knows is a text of that name. */
export function fieldOf(config: Config, path: string): Field {
  const known = FIELDS.find((field) => field.path === path)
  if (known) return known
  const [room = '', ...rest] = path.split('.')
  const name = rest.join('.')
  if (room === 'segments') {
    const words = segmentName(config, name)
    return { path, room, type: 'yes', label: `is in “${words}”`, not: `is not in “${words}”` }
  }
  if (room === 'traits')
    return traitField(
      config.traits.find(({ id }) => id === name),
      path,
    )
  const prefix = Object.keys(NAMED).find((named) => path.startsWith(`${named}.`))
  const label = prefix ? `${NAMED[prefix]} ${path.slice(prefix.length + 1)}` : path
  return { path, room, type: 'text', label }
}

/** Traits of one value of an event can be texts. */
function traitField(trait: Trait | undefined, path: string): Field {
  const rest = { path, room: 'traits' }
  if (!trait) return { ...rest, type: 'text', label: path.slice('traits.'.length) }
  const take = 'take' in trait ? trait.take : 'score'
  const nullable = !['count', 'sum', 'distinct', 'active_days', 'score'].includes(take)
  return {
    ...rest,
    type: take === 'first' || take === 'last' ? 'text' : 'number',
    label: traitWords(trait),
    ...(nullable && { nullable: true }),
  }
}

/** What can be chosen in a config, beside what visitors did: by room, in the order to show. */
export function fieldsByRoom(config: Config, without?: string): [label: string, Field[]][] {
  const own = [
    ...config.segments
      .filter(({ id }) => id !== without)
      .map(({ id }) => fieldOf(config, `segments.${id}`)),
    ...FIELDS,
    // Those of one event are written as what visitors did.
    ...config.traits
      .filter((trait) => !('on' in trait))
      .map(({ id }) => fieldOf(config, `traits.${id}`)),
  ]
  return Object.entries(ROOMS).flatMap(([room, label]): [string, Field[]][] => {
    const fields = own.filter((field) => field.room === room)
    return fields.length ? [[label, fields]] : []
  })
}
