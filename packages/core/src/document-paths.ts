import { nearName } from './near-name.ts'

/** What conditions can ask for, by room; `true` where the names are the site's own. */
export const DOCUMENT_ROOMS: Record<string, readonly string[] | true> = {
  traits: true,
  segments: true,
  declared: true,
  visitor: ['new', 'visits', 'first_seen_days', 'last_seen_days'],
  visit: [
    'number',
    'page_views',
    'seconds',
    'entry_path',
    'referrer_host',
    'source',
    'medium',
    'campaign',
    'term',
    'content',
  ],
  customer: [
    'orders',
    'spend',
    'average_order',
    'last_order_days',
    'recency',
    'frequency',
    'monetary',
  ],
  geo: ['country', 'region', 'timezone'],
  cart: ['items', 'quantity', 'value', 'currency', 'idle_minutes', 'abandoned'],
  tech: [
    'device',
    'os',
    'browser',
    'language',
    'viewport_width',
    'touch',
    'connection',
    'dark_mode',
    'reduced_motion',
  ],
  page: ['host', 'path', 'query', 'title', 'type', 'referrer'],
  time: ['hour', 'weekday', 'date'],
}

/** What is wrong with a path of a segment's condition, as a remedy in words; undefined if nothing. */
export function pathRemedy(
  path: string,
  names: { traits: string[]; segments: string[] },
): string | undefined {
  const [room = '', name = ''] = path.split('.')
  const known = DOCUMENT_ROOMS[room]
  if (!known) {
    const near = nearName(room, Object.keys(DOCUMENT_ROOMS))
    const rest = path.slice(room.length)
    return near
      ? `Did you mean "${near}${rest}"?`
      : `Begin it with one of: ${list(DOCUMENT_ROOMS)}.`
  }
  if (room === 'declared') return name ? undefined : 'Name an attribute, such as "declared.plan".'
  const allowed = known === true ? names[room as 'traits' | 'segments'] : known
  if (allowed.includes(name)) return undefined
  const near = nearName(name, allowed)
  return near
    ? `Did you mean "${room}.${near}"?`
    : `Known here: ${allowed.map((each) => `${room}.${each}`).join(', ') || 'nothing yet'}.`
}

const list = (named: object) => Object.keys(named).join(', ')

/** The rooms whose values come from the page alone, so that they may be asked without a profile. */
export function needsNoProfile(path: string): boolean {
  return /^(page|tech|time)\.|^geo\.timezone$|^visit\.(source|medium|campaign|term|content|referrer_host)$/.test(
    path,
  )
}
