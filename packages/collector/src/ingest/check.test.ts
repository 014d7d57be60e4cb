import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clickHouseStore } from '../store/clickhouse-store.ts'
import { startEngine } from '../store/engine.ts'
import { eventOf, linesOf } from '../store/store-contract.ts'
import { checkEvents, parseBatch } from './check.ts'
import { excerpt } from './excerpt.ts'

const NOW = Date.now()
const DAY = 86_400_000

/** The event as it comes over the wire; `change` is JSON text, for what objects cannot say. */
const wire = (change: object | string) => {
  const event = eventOf({ at: NOW })
  if (typeof change !== 'string') return JSON.parse(JSON.stringify({ ...event, ...change }))
  return JSON.parse(`${JSON.stringify(event).slice(0, -1)},${change}}`)
}
const check = (change: object | string) => checkEvents([wire(change)], NOW)
const nested = (depth: number): object => (depth === 1 ? {} : { a: nested(depth - 1) })
const keys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 1]))

describe('A body', () => {
  const bodyOf = (value: unknown) => Buffer.from(JSON.stringify(value))

  it.each([
    ['is no JSON', Buffer.from('{"site":'), /no JSON.*found "\{\\"site\\":"/],
    ['is not UTF-8', Buffer.from([0x22, 0xff, 0x22]), /no JSON in UTF-8/],
    ['is no object', bodyOf(null), /The body: .*found null/],
    ['names no site', bodyOf({ sent: 1, events: [1] }), /^site: .*found nothing/],
    [
      'holds no events',
      bodyOf({ site: 'shop', sent: 1, events: [] }),
      /^events: .*found \[\].*Send/,
    ],
    ['holds too many', bodyOf({ site: 'shop', sent: 1, events: Array(201).fill(0) }), /^events: /],
    [
      'is made to crash',
      Buffer.from('['.repeat(30_000) + ']'.repeat(30_000)),
      /more than 500 levels.*found/,
    ],
    ['is deep', Buffer.from('['.repeat(500) + ']'.repeat(500)), /^site: /],
    ['only says brackets', bodyOf({ site: '["\\'.repeat(400) + '['.repeat(600) }), /^site: /],
  ])('that %s is refused with the place and the value', (_, body, words) => {
    expect(parseBatch(body)).toEqual({ error: expect.stringMatching(words) })
  })

  it.each([
    ['deep', () => JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)), `${'['.repeat(79)}…`],
    ['wide', () => ({ ...Array(20_000).fill(0) }), /^\{"0":0,"1":0,.*…$/],
    ['long', () => 'a'.repeat(60_000), `"${'a'.repeat(78)}…`],
    ['short', () => ({ a: ['b', null, 1.5] }), '{"a":["b",null,1.5]}'],
    [
      'a word that turns prototypes',
      () => JSON.parse('{"__proto__":{"a":1}}'),
      '{"__proto__":{"a":1}}',
    ],
  ])('that is %s is shown by its beginning', (_, make, shown) => {
    const text = excerpt(make())
    if (typeof shown === 'string') expect(text).toBe(shown)
    else expect(text).toMatch(shown)
    expect(text.length).toBeLessThanOrEqual(80)
  })

  it('costs with one bad event only that one', () => {
    const [good, bad] = [wire({}), wire({ name: '' })]
    const checked = checkEvents([bad, good, 17], NOW)
    expect(checked.accepted).toEqual([good])
    expect(checked.rejected).toMatchObject([
      { index: 0, id: bad.id, place: 'name', value: '""' },
      { index: 2 },
    ])
  })
})

describe('An event is refused', () => {
  it.each<[string, object | string, string]>([
    ['more than 31 days old', { at: NOW - 31 * DAY - 1 }, 'at'],
    ['more than a day ahead', { at: NOW + DAY + 1 }, 'at'],
    ['with half a character', '"visit":"\\ud83e"', 'visit'],
    ['with half a character in a segment', '"segments":["a","\\udc00"]', 'segments[1]'],
    ['with half a character in an arm', '"arms":{"hero":"\\ud83e/a/1"}', 'arms.hero'],
    ['with half a character in a key', '"props":{"a":[{"\\ud83e":1}]}', 'props.a[0].\ud83e'],
    ['with a number past all numbers', '"props":{"a":[1e999]}', 'props.a[0]'],
    [
      'with a key that turns prototypes',
      '"props":{"a":{"__proto__":{"x":1}}}',
      'props.a.__proto__',
    ],
    ['with such a field', '"__proto__":{"x":1}', '__proto__'],
    ['with a field that every object has', '"constructor":"x"', 'constructor'],
    ['with an arm of such a key', '"arms":{"__proto__":"*/a/1"}', 'arms'],
    ['with an arm that would be lost', '"arms":{"constructor":"*/a/1"}', 'arms'],
    ['with a list of arms', { arms: ['*/a/1'] }, 'arms'],
    ['with a list of properties', { props: ['x'] }, 'props'],
    ['with properties seven levels deep', { props: nested(7) }, 'props.a.a.a.a.a.a'],
    ['with 4,097 keys', { props: { a: keys(2_048), b: keys(2_047) } }, 'props.b'],
    ['with 16 KiB of properties', { props: { a: 'ä'.repeat(8_192) } }, 'props'],
    ['with a value past a trillion', { value: 1e12 + 1 }, 'value'],
    ['with a number that is none', { seq: -1 }, 'seq'],
    ['with an id that is none', { id: 'first' }, 'id'],
    ['with an unknown field', { colour: 'red' }, 'colour'],
  ])('%s', (_, change, place) => {
    const { accepted, rejected } = check(change)
    expect(accepted).toEqual([])
    expect(rejected).toMatchObject([{ place }])
    expect(rejected[0]!.reason.length).toBeGreaterThan(10)
    expect(rejected[0]!.value.length).toBeLessThanOrEqual(80)
  })
})

describe('What is accepted', { timeout: 30_000 }, () => {
  const extremes = [
    wire({ at: NOW - 31 * DAY }),
    wire({ at: NOW + DAY }),
    wire({ seq: 2 ** 32 - 1, config: 2 ** 32 - 1 }),
    ...[1e12, -1e12, 1e-7, -1e-9, 0.1 + 0.2, 19.999_999, 123_456_789_012.345_6].map((value) =>
      wire({ value }),
    ),
    wire({ visitor: '\0', visit: '', order: '\'"\\\n\t\0', segments: [''], goals: ['', "'"] }),
    wire({ name: '🧦'.repeat(32), arms: { '': '', "'": "\\'", ...keysOf(98) } }),
    wire({ segments: Array(200).fill('s'.repeat(64)), goals: Array(50).fill('g') }),
    wire('"props":{"constructor":"Ferrari","prototype":{"a":null},"toString":1,"":[[[[]]]]}'),
    wire({ props: keys(1_500) }),
    wire({ props: { a: 'x'.repeat(16_376) } }),
    wire({ props: nested(6) }),
  ]

  function keysOf(count: number): Record<string, string> {
    return Object.fromEntries(Array.from({ length: count }, (_, n) => [`e${n}`, '*/a/1']))
  }

  it('keeps its properties, whatever they are called', () => {
    for (const event of extremes) {
      const { accepted, rejected } = checkEvents([event], NOW)
      expect(rejected).toEqual([])
      expect(JSON.stringify(accepted[0]!.props)).toBe(JSON.stringify(event.props))
    }
  })

  it('is taken by the store, and lies there as it was sent', async () => {
    const path = mkdtempSync(join(tmpdir(), 'segue-check-'))
    const { client, stop } = await startEngine({ path })
    try {
      const store = clickHouseStore(client)
      await store.prepare()
      await store.insert(randomUUID(), linesOf('shop', checkEvents(extremes, NOW).accepted, NOW))
      const query = `SELECT event_id AS id, name, toUnixTimestamp64Milli(at) AS at, visitor_id AS visitor,
        visit_id AS visit, seq, config, segments, arms, goals, toFloat64(value) AS value, order_id AS order, props
        FROM events`
      const settings = { output_format_json_quote_64bit_integers: 0 } as const
      const result = await client.query({
        query,
        format: 'JSONEachRow',
        clickhouse_settings: settings,
      })
      const rows = await result.json<{ id: string; value: number; props: string }>()
      expect(rows).toHaveLength(extremes.length)
      for (const { id, value, props, ...row } of rows) {
        const sent = extremes.find((event) => event.id === id)!
        expect(sent).toMatchObject(withoutUnsent(row, sent))
        expect(value).toBeCloseTo(sent.value ?? 0, 4)
        expect(JSON.parse(props)).toEqual(sent.props)
      }
    } finally {
      await stop()
      rmSync(path, { recursive: true })
    }
  })

  // The table has an empty text where the event has nothing.
  function withoutUnsent(row: object, sent: object): object {
    return Object.fromEntries(Object.entries(row).filter(([key]) => key in sent))
  }
})
