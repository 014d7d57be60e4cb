import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { armOf } from './world/arm-of.ts'
import { createWorld, type World } from './world/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world?.stop())

const event = (changes: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  name: 'purchase',
  kind: 'macro',
  at: Date.now(),
  visitor: randomUUID(),
  visit: 'visit-1',
  page: randomUUID(),
  seq: 0,
  config: 1,
  segments: [],
  arms: { hero: '*/control/1' },
  goals: ['order'],
  value: 10,
  currency: 'EUR',
  order: randomUUID(),
  props: {},
  ...changes,
})

async function send(events: unknown[]): Promise<{ status: number; text: string }> {
  const response = await fetch(`${world.collector}/e`, {
    method: 'POST',
    body: JSON.stringify({ site: 'shop', sent: Date.now(), events }),
  })
  return { status: response.status, text: await response.text() }
}

async function deadLetters(): Promise<string[]> {
  const files = (await readdir(world.data)).filter((name) => name.startsWith('dead-letters'))
  const texts = await Promise.all(files.map((name) => readFile(join(world.data, name), 'utf8')))
  return texts.join('').trim().split('\n')
}

it('answers hostile values clearly, keeps them apart, and goes on for everybody else', async () => {
  const months = Array.from({ length: 150 }, (_, month) =>
    event({ at: Date.UTC(2010, month, 1), visitor: 'hostile' }),
  )
  const hostile = [
    ...months,
    event({ seq: -1, visitor: 'hostile' }),
    event({ value: 1e15, visitor: 'hostile' }),
    event({ name: 'x'.repeat(10_240), visitor: 'hostile' }),
  ]
  const answers = [await send(hostile.slice(0, 75)), await send(hostile.slice(75))]
  for (const { status } of answers) expect(status).toBe(400)
  const text = answers.map((answer) => answer.text).join('\n')
  expect(text).toContain('seq')
  expect(text).toContain('value')
  expect(text).toContain('name')
  expect(text).toMatch(/31 days/)

  // One bad event costs only itself.
  const mixed = await send([event(), event({ seq: -1, visitor: 'hostile' })])
  expect(mixed.status).toBe(200)
  expect(JSON.parse(mixed.text)).toMatchObject({ accepted: 1, rejected: [{ index: 1 }] })
  for (let index = 0; index < 5; index++) expect((await send([event()])).status).toBe(204)

  const { arm, goals } = armOf(await world.report('hero'), '*', 'control')
  expect(arm.visitors).toBe(6)
  expect(goals.order).toMatchObject({ converters: 6, conversions: 6, value: 60 })

  await expect.poll(async () => (await deadLetters()).length).toBe(hostile.length + 1)
  for (const line of await deadLetters()) expect(JSON.parse(line).reason).toBeTruthy()
})

it.each([
  ['', 400],
  ['{', 400],
  ['[]', 400],
  ['{"site":"shop","sent":1,"events":[]}', 400],
  ['{"site":"nobody","sent":1,"events":[{}]}', 404],
])('says what is wrong with %j', async (body, status) => {
  const response = await fetch(`${world.collector}/e`, { method: 'POST', body })
  expect(response.status).toBe(status)
  expect(((await response.json()) as { error: string }).error.length).toBeGreaterThan(20)
})
