import type { Event } from '@segue/core'
import type { Row } from './schema.ts'

type Line = Omit<Row, 'props'> & { props: Event['props'] }

/** What `rowLines` has made of events; a value of 0 and words that are empty were not said. */
export const eventsOfLines = (lines: Buffer): Event[] =>
  String(lines)
    .split('\n')
    .filter(Boolean)
    .map((line) => eventOf(JSON.parse(line)))

function eventOf(line: Line): Event {
  const value = Number(line.value)
  return {
    id: line.event_id,
    name: line.name,
    kind: line.kind,
    at: Date.parse(`${line.at.replace(' ', 'T')}Z`),
    visitor: line.visitor_id,
    visit: line.visit_id,
    page: line.page_id,
    seq: line.seq,
    config: line.config,
    segments: line.segments,
    arms: line.arms,
    goals: line.goals,
    ...(value !== 0 && { value }),
    ...(line.currency && { currency: line.currency }),
    ...(line.order_id && { order: line.order_id }),
    props: line.props,
  }
}
