import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWorld, type World } from './world/world.ts'

// What a collector says of events that never reached it.

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  await world?.stop()
})

const PAGES = 500
const A_PAGE = 20
const LOST = 137

/** The events of a page, which numbers them. */
const eventsOf = () => {
  const [page, visitor] = [randomUUID(), randomUUID()]
  return Array.from({ length: A_PAGE }, (_, seq) => ({
    id: randomUUID(),
    name: 'click',
    kind: 'event',
    at: Date.now() - 60_000 + seq,
    visitor,
    visit: `${visitor}-1`,
    page,
    seq,
    config: 1,
    segments: [],
    arms: {},
    goals: [],
    props: {},
  }))
}

it('counts exactly what got lost on the way, and does not guess at what came last', async () => {
  const pages = Array.from({ length: PAGES }, eventsOf)
  const all = pages.flat()
  // From within pages: of the last event of a page nobody knows that it was.
  const lost = new Set<string>()
  while (lost.size < LOST) {
    const event = all[Math.floor(Math.random() * all.length)]!
    if (event.seq < A_PAGE - 1) lost.add(event.id)
  }
  // And the last ones of these pages, which are in no count.
  const tails = pages.slice(0, 9).map((events) => events.at(-1)!.id)
  const arrived = all.filter(({ id }) => !lost.has(id) && !tails.includes(id))
  // Their second last one has to be there for the count to be what was lost.
  for (const events of pages.slice(0, 9)) {
    const last = events.at(-2)!
    if (lost.delete(last.id)) arrived.push(last)
  }
  const send = async (events: object[]) => {
    const body = JSON.stringify({ site: 'shop', sent: Date.now(), events })
    const { status } = await fetch(`${world.collector}/e`, { method: 'POST', body })
    expect(status).toBe(204)
  }
  for (let from = 0; from < arrived.length; from += 100) {
    await send(arrived.slice(from, from + 100))
  }
  // A browser that got no answer sends again.
  await send(arrived.slice(0, 100))

  const ledger = JSON.parse(await world.segue('ledger', 'shop', '--json'))
  expect(ledger.loss).toEqual({ pages: PAGES, arrived: arrived.length, missing: lost.size })
  expect(ledger.account).toEqual({
    received: arrived.length + 100,
    accepted: arrived.length,
    rejected: 0,
    duplicate: 100,
    filtered: 0,
  })
  expect(await world.segue('ledger', 'shop')).toMatch(
    new RegExp(`arrived +${arrived.length}\\n *missing +${lost.size} \\(1\\.3\\d%\\)`),
  )
  const token = await world.token()
  const metrics = await fetch(`${world.console}/metrics`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(await metrics.text()).toContain(
    `segue_events_total{site="shop",outcome="accepted"} ${arrived.length}`,
  )
  expect((await fetch(`${world.collector}/readyz`)).status).toBe(200)
})
