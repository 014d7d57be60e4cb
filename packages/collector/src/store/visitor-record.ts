import type { Event } from '@segue/core'

const OF_VISITOR =
  'site_id = {site: String} AND vh = cityHash64({visitor: String}) AND visitor_id = {visitor: String}'

/** Everything of one visitor, in the order in which it happened; what came twice, once. */
export const VISITOR_RECORD = `
SELECT toString(event_id) AS id, name, kind, toUnixTimestamp64Milli(at) AS at, visit_id AS visit,
  page_id AS page, seq, config, segments, arms, goals, toFloat64(value) AS value, currency,
  order_id AS order, props
FROM events
WHERE ${OF_VISITOR}
ORDER BY events.at, seq, event_id
LIMIT 1 BY event_id`

export const COUNT_VISITOR = `SELECT uniqExact(event_id) AS events FROM events WHERE ${OF_VISITOR}`

/** Rewrites the parts in which they lie, and is done when it returns. */
export const ERASE_VISITOR = `ALTER TABLE events DELETE WHERE ${OF_VISITOR}`

export const ERASE_VISITS_OF_VISITOR =
  'ALTER TABLE visits DELETE WHERE site_id = {site: String} AND vh = cityHash64({visitor: String})'

export type VisitorRow = Omit<Event, 'visitor' | 'at' | 'value' | 'props'> & {
  at: string | number
  value: number
  props: string
}

export const eventOfRow =
  (visitor: string) =>
  ({ at, props, ...row }: VisitorRow): Event => ({
    ...row,
    at: Number(at),
    visitor,
    props: JSON.parse(props),
  })
