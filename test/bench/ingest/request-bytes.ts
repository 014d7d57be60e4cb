import { randomBytes, randomUUID } from 'node:crypto'
import { type Event, uuid7 } from '@segue/core'

/** Digits at the end of an id that count up, so that no event is another one's duplicate. */
const DIGITS = 10

/** A request of one visitor as bytes; each call has another one and fresh ids in it, and costs little. */
export function requestBytes(batch: number): () => Buffer {
  const visitor = `${randomBytes(6).toString('hex')}${'0'.repeat(DIGITS)}`
  const events = Array.from({ length: batch }, (_, n) => viewed(visitor, n))
  const body = JSON.stringify({ site: 'shop', sent: Date.now(), events })
  const head =
    'POST /e HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain;charset=UTF-8\r\n' +
    `Origin: https://shop.example\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`
  const bytes = Buffer.from(head + body)
  const places = events.map(({ id }) => bytes.indexOf(id) + id.length - DIGITS)
  const whose = places.map((place) => bytes.indexOf(visitor, place) + visitor.length - DIGITS)
  let count = 0
  const put = (place: number, number: number) =>
    bytes.write(number.toString(16).padStart(DIGITS, '0'), place, 'latin1')
  return () => {
    const visitors = count++
    for (const place of places) put(place, count++)
    for (const place of whose) put(place, visitors)
    return bytes
  }
}

/** What a shop's page tells of a visitor in two segments and two experiments. */
function viewed(visitor: string, n: number): Event {
  const at = Date.now() - n
  return {
    id: uuid7(at, randomBytes(10)),
    name: 'view_item',
    kind: 'micro',
    at,
    visitor,
    visit: randomBytes(9).toString('base64url'),
    page: randomUUID(),
    seq: n,
    config: 7,
    segments: ['returning', 'newsletter'],
    arms: { hero: 'newsletter/b/1', bar: '*/control/1' },
    goals: ['looked'],
    value: 89.95,
    currency: 'EUR',
    props: {
      path: '/p/ferry-tote',
      title: 'Ferry tote, dry to the last stop',
      items: [{ item_id: 'ferry-tote', item_category: 'bags', price: 89.95, quantity: 1 }],
    },
  }
}
