import type { Event } from '@segue/core'
import { canonicalJson, quoted } from './canonical-json.ts'

/** What the collector itself knows of an event. */
export type Taken = {
  receivedAt: number
  /** By how many milliseconds the sender's clock was behind ours, the way here included. */
  skew?: number
  /** What says that it is a program's, by its number; 0 where nothing does. */
  bot?: number
}

/**
 * A line of JSON as the table of events takes it; what is not in it is the table's own. Written word
 * by word, for it is done to every event: a tree that is made text takes three times as long. The
 * properties are an object here, which the table keeps as text: as text they would be quoted twice.
 */
export function rowLine(site: string, event: Event, { receivedAt, skew = 0, bot = 0 }: Taken) {
  const { segments, arms, goals, value = 0, currency = '', order = '' } = event
  return (
    `{"site_id":${quoted(site)},"event_id":${quoted(event.id)},"name":${quoted(event.name)},` +
    `"kind":"${event.kind}","at":"${timeOf(event.at)}","received_at":"${timeOf(receivedAt)}",` +
    `"visitor_id":${quoted(event.visitor)},"visit_id":${quoted(event.visit)},` +
    `"page_id":${quoted(event.page)},"seq":${event.seq},"config":${event.config},` +
    `"segments":${canonicalJson(segments)},"arms":${canonicalJson(arms)},` +
    `"goals":${canonicalJson(goals)},"value":"${decimalOf(value)}",` +
    `"currency":${quoted(currency)},"order_id":${quoted(order)},"bot":${bot},"skew":${skew},` +
    `"props":${canonicalJson(event.props)}}`
  )
}

const DAY = 86_400_000
const TWO = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))

// Events of one day come together, and a date takes ten times as long as the rest.
let dayBefore = Number.NaN
let date = ''

// Words and not a number: the store reads a number as seconds or milliseconds by its size.
function timeOf(millis: number): string {
  const day = Math.floor(millis / DAY)
  if (day !== dayBefore) {
    date = new Date(millis).toISOString().slice(0, -14)
    dayBefore = day
  }
  const seconds = Math.floor(millis / 1_000) - (day * DAY) / 1_000
  const [hour, minute] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const fraction = String(millis % 1_000).padStart(3, '0')
  return `${date} ${TWO[hour]}:${TWO[minute]}:${TWO[seconds % 60]}.${fraction}`
}

// The store cuts what is past its four digits, and reads no exponents: 19.99999 must not become
// 19.9999 here and 1e-7 nothing that can be read.
function decimalOf(value: number): string {
  return value.toFixed(4)
}
