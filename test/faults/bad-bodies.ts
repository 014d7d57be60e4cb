import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { converted } from './load.ts'

const good = () => ({
  site: 'shop',
  sent: Date.now(),
  events: [converted('somebody', randomUUID(), 0), converted('somebody', randomUUID(), 1)],
})

/** What a number, a text, a key or a whole part may be exchanged for. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 8 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom<unknown>(
    null,
    -1,
    2 ** 53,
    1e300,
    '',
    '\ud83e',
    '\u0000',
    [],
    {},
    Array(300).fill(0),
    'x'.repeat(20_000),
    '../../../etc/passwd',
    "'; DROP TABLE events; --",
    '2030-01-01T00:00:00Z',
    'a'.repeat(30_000).replace(/a/g, '1 '),
  ),
)

const POLLUTING = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then']

/** JSON text in which a key may be `__proto__`, as no object's own text has it. */
const polluted = fc
  .tuple(fc.constantFrom(...POLLUTING), fc.constantFrom('props', 'arms', 'event', 'batch'))
  .map(([key, place]) => {
    const member = `"${key}":{"polluted":true,"prototype":{"polluted":true},"__proto__":{"polluted":true}}`
    const body = JSON.stringify(good())
    switch (place) {
      case 'props':
        return body.replaceAll('"props":{', `"props":{${member},`).replaceAll(',}', '}')
      case 'arms':
        return body.replaceAll('"arms":{', `"arms":{${member},`)
      case 'event':
        return body.replaceAll('{"id"', `{${member},"id"`)
      default:
        return body.replace('{"site"', `{${member},"site"`)
    }
  })

/** One thing of a good batch, at any depth, exchanged, taken out, or added to. */
const mutated = fc
  .tuple(fc.nat(), odd, fc.constantFrom('set', 'add', 'delete'))
  .map(([where, value, how]) => {
    const batch = good()
    const spots: [holder: Record<string, unknown>, key: string][] = []
    const collect = (holder: object) => {
      for (const [key, inner] of Object.entries(holder)) {
        spots.push([holder as Record<string, unknown>, key])
        if (typeof inner === 'object' && inner !== null) collect(inner)
      }
    }
    collect(batch)
    const [holder, key] = spots[where % spots.length]!
    if (how === 'delete') delete holder[key]
    else holder[how === 'add' ? `${key}_${where}` : key] = value
    return JSON.stringify(batch) ?? ''
  })

/** Good text with some bytes exchanged, cut, or said twice. */
const torn = fc
  .tuple(fc.nat(), fc.nat(), fc.uint8Array({ maxLength: 20 }))
  .map(([from, length, bytes]) => {
    const text = Buffer.from(JSON.stringify(good()))
    const start = from % text.length
    const end = start + (length % (text.length - start))
    return Buffer.concat([text.subarray(0, start), bytes, text.subarray(end)])
  })

/** What may come to a door that is open to everybody. */
export const badBody: fc.Arbitrary<string | Buffer> = fc.oneof(
  { weight: 4, arbitrary: mutated },
  { weight: 2, arbitrary: torn },
  { weight: 2, arbitrary: polluted },
  { weight: 1, arbitrary: fc.json({ maxDepth: 12 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.nat(400).map((depth) => '['.repeat(depth * 80) + ']'.repeat(depth)) },
)
