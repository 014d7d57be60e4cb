import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seeded, sendCrowd } from './world/crowd.ts'
import { freePorts } from './world/ports.ts'
import { type Program, run } from './world/program.ts'
import { SEGUE } from './world/segue.ts'
import { createWorld, type World } from './world/world.ts'

// A collector that is backed up while visitors come, lost, and made anew elsewhere.

let world: World
let place: string
let second: Program | undefined
beforeAll(async () => {
  ;[world, place] = await Promise.all([createWorld(), mkdtemp(join(tmpdir(), 'segue-saved-'))])
})
afterAll(async () => {
  await second?.end('SIGTERM')
  await world?.stop()
  await rm(place, { recursive: true, force: true })
})

/** Events that belong to no experiment: they come all the time, and change no report. */
async function load(acknowledged: string[], isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const ids = Array.from({ length: 20 }, () => randomUUID())
    const events = ids.map((id, seq) => ({
      id,
      name: 'page_view',
      kind: 'event',
      at: Date.now(),
      visitor: 'passer-by',
      visit: 'v',
      page: ids[0],
      seq,
      config: 1,
      segments: [],
      arms: {},
      goals: [],
      props: {},
    }))
    const body = JSON.stringify({ site: 'shop', sent: Date.now(), events })
    const { status } = await fetch(`${world.collector}/e`, { method: 'POST', body })
    if (status === 204) acknowledged.push(...ids)
  }
}

it('has everything that was acknowledged before, and reports the same', async () => {
  await sendCrowd({
    collector: world.collector,
    visitors: 200,
    keenness: () => ({ cart: 0.5, order: 0.5 }),
    random: seeded(7),
  })
  const acknowledged: string[] = []
  let isOver = false
  const loaded = load(acknowledged, () => isOver)
  await expect.poll(() => acknowledged.length).toBeGreaterThan(200)

  const before = acknowledged.length
  const file = join(place, 'segue.tar')
  expect(await world.segue('backup', file)).toContain(`"${file}" has everything up to 20`)
  expect(acknowledged.length).toBeGreaterThan(before)
  isOver = true
  await loaded
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const reports = await world.segue('report', 'shop', '--json')
  const token = await world.token()
  await world.kill('SIGKILL')

  const data = join(place, 'data')
  expect(await world.segue('restore', file, '--data', data)).toContain(`segue start --data ${data}`)
  const port = String(await freePorts(2))
  second = run(SEGUE, ['start', '--data', data, '--port', port], {})
  await second.prints('press Ctrl-C to stop')
  const there = (...args: string[]) => world.segue(...args, '--data', data, '--port', port)
  const figures = (text: string) =>
    JSON.parse(text).reports.map(({ audiences }: { audiences: unknown }) => audiences)
  expect(figures(await there('report', 'shop', '--json'))).toEqual(figures(reports))
  expect(figures(reports)).not.toEqual([])

  const url = `http://127.0.0.1:${Number(port) + 1}/api/sites/shop/visitors/passer-by`
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  const { events } = (await answer.json()) as { events: { id: string }[] }
  const kept = new Set(events.map(({ id }) => id))
  expect(acknowledged.slice(0, before).filter((id) => !kept.has(id))).toEqual([])
  expect(kept.size).toBe(events.length)
  await world.start()
})
