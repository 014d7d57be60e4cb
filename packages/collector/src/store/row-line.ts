import type { Event } from '@segue/core'
import { createJsonBytes } from './json-bytes.ts'

/** What the collector itself knows of an event. */
export type Taken = {
  receivedAt: number
  /** By how many milliseconds the sender's clock was behind ours, the way here included. */
  skew?: number
  /** What says that it is a program's, by its number; 0 where nothing does. */
  bot?: number
}

/**
 * Lines of JSON as the table of events takes them; what is not in them is the table's own. The
 * properties are an object here, which the table keeps as text: as text they would be quoted twice.
 */
export function rowLines(site: string, events: Event[], takenOf: (event: Event) => Taken): Buffer {
  try {
    for (const event of events) writeRow(site, event, takenOf(event))
  } catch (error) {
    out.take()
    throw error
  }
  return out.take()
}

const out = createJsonBytes()

function writeRow(site: string, event: Event, { receivedAt, skew = 0, bot = 0 }: Taken): void {
  out.plain('{"site_id":')
  out.text(site)
  out.plain(',"event_id":')
  out.text(event.id)
  out.plain(',"name":')
  out.text(event.name)
  out.plain(`,"kind":"${event.kind}","at":"`)
  out.plain(timeOf(event.at))
  out.plain('","received_at":"')
  out.plain(timeOf(receivedAt))
  out.plain('","visitor_id":')
  out.text(event.visitor)
  out.plain(',"visit_id":')
  out.text(event.visit)
  out.plain(',"page_id":')
  out.text(event.page)
  out.plain(`,"seq":${event.seq},"config":${event.config},"segments":`)
  out.canonical(event.segments)
  out.plain(',"arms":')
  out.canonical(event.arms)
  out.plain(',"goals":')
  out.canonical(event.goals)
  out.plain(',"value":"')
  out.plain(decimalOf(event.value ?? 0))
  out.plain('","currency":')
  out.text(event.currency ?? '')
  out.plain(',"order_id":')
  out.text(event.order ?? '')
  out.plain(`,"bot":${bot},"skew":${skew},"props":`)
  out.canonical(event.props)
  out.plain('}\n')
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
