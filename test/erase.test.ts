import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWorld, type World } from './world/world.ts'

// What a person may ask of a site: to see what is known, and to be forgotten.

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  await world?.stop()
})

const eventOf = (visitor: string, change: object = {}) => ({
  id: randomUUID(),
  name: 'page_view',
  kind: 'event',
  at: Date.now() - 1_000,
  visitor,
  visit: `${visitor}-1`,
  page: randomUUID(),
  seq: 0,
  config: 1,
  segments: [],
  arms: { hero: '*/control/1' },
  goals: [],
  props: { path: '/pricing' },
  ...change,
})
const send = async (...events: object[]) => {
  const body = JSON.stringify({ site: 'shop', sent: Date.now(), events })
  return (await fetch(`${world.collector}/e`, { method: 'POST', body })).status
}
const known = async (visitor: string) =>
  JSON.parse(await world.segue('export', 'shop', '--visitor', visitor)).events as {
    props: object
  }[]
/** Files of text in the data directory that name somebody. */
const named = (word: string) =>
  readdirSync(world.data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('/events'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(word))

it('shows a person’s events, erases them, and keeps nothing that comes after', async () => {
  const [gone, stays] = [`g${randomUUID()}`, `s${randomUUID()}`]
  expect(await send(eventOf(gone), eventOf(gone), eventOf(stays))).toBe(204)
  // What was refused was written down with its reason.
  expect(await send(eventOf(gone, { at: 5 }), eventOf(stays, { at: 5 }))).toBe(400)
  expect(await known(gone)).toMatchObject([{ props: { path: '/pricing' } }, {}])
  await expect.poll(() => named(gone).length).toBeGreaterThan(0)

  expect(await world.segue('erase', 'shop', gone)).toContain('2 events of that visitor')
  expect(await known(gone)).toEqual([])
  expect(await known(stays)).toHaveLength(1)
  expect(await send(eventOf(gone), eventOf(gone, { at: 5 }), eventOf(stays))).toBe(200)
  expect(await known(gone)).toEqual([])
  expect(await known(stays)).toHaveLength(2)
  expect((await world.events()).map(({ visitor }) => visitor)).not.toContain(gone)

  // Nor after a new start.
  await world.kill('SIGTERM')
  expect(named(gone)).toEqual([])
  expect(named(stays)).not.toEqual([])
  await world.start()
  expect(await send(eventOf(gone))).toBe(204)
  expect(await known(gone)).toEqual([])
  expect(await world.segue('erase', 'shop', gone)).toContain('0 events')
})

/** What a site may let slip into its events: 50 strings that name somebody. */
const SLIPS = Array.from({ length: 10 }, (_, n) => [
  `ada${n}.lovelace@mail${n}.example.com`,
  `eve${n}%40letters.example`,
  `+49 30 5550${n} 1234`,
  // The last digit is Luhn's.
  withLuhn(`40000000000000${n}`),
  `hunter2-secret-${n}`,
]).flat()

function withLuhn(digits: string): string {
  const isRight = (text: string) =>
    [...text].reverse().reduce((sum, sign, place) => {
      const weighted = Number(sign) * (place % 2 ? 2 : 1)
      return sum + (weighted > 9 ? weighted - 9 : weighted)
    }, 0) %
      10 ===
    0
  return [...'0123456789'].map((last) => digits + last).find(isRight)!
}

it('keeps nothing of what names people, wherever a site lets it slip', async () => {
  const visitor = `p${randomUUID()}`
  for (const [n, slip] of SLIPS.entries()) {
    const said = slip.startsWith('hunter') ? `password=${slip}` : slip
    const places = [
      { props: { note: `Write to ${said}` } },
      { props: { items: [{ item_name: said }] } },
      { props: { path: `/thanks?who=${said}` } },
      { name: 'search', props: { search_term: said } },
      // Refused, and written down with the reason.
      { at: 5, props: { note: said } },
    ]
    const event = eventOf(visitor, { seq: n, ...places[n % places.length] })
    expect([204, 400]).toContain(await send(event))
    if (n % 7 === 0) {
      await fetch(`${world.collector}/e`, { method: 'POST', body: `{"site": ${said}` })
    }
  }
  const events = await world.segue('export', 'shop', '--visitor', visitor)
  await world.kill('SIGTERM')
  expect(JSON.parse(events).events).toHaveLength(SLIPS.length - SLIPS.length / 5)
  expect(SLIPS.filter((slip) => events.includes(slip))).toEqual([])
  expect(SLIPS.flatMap((slip) => named(slip))).toEqual([])
  await world.start()
})
