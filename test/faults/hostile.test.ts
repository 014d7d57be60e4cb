import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Loaded, Order } from '../bench/ingest/load-process.ts'
import { run } from '../world/program.ts'
import { badBody } from './bad-bodies.ts'
import { type Collector, startCollector } from './collector.ts'
import { BODIES, isLong, LONG } from './how-much.ts'
import { converted } from './load.ts'
import { slowSockets } from './slow-sockets.ts'

const SLOW = 500
const AT_ONCE = 4
/** Bodies of nonsense at most: more of them would measure how a full machine queues. */
const A_SECOND = 1_000
const GOOD = isLong ? 1_000 : 40
/** For which good traffic is measured, and how often in turns. */
const [SECONDS, ROUNDS] = isLong ? [4, 7] : [0.5, 1]

// On SIGUSR2 the collector says what every object of its has come to have.
const SAY = `process.on('SIGUSR2',()=>console.log('every object: '+Reflect.ownKeys(Object.prototype).length))`

let collector: Collector
const good = new Set<string>()
beforeAll(async () => {
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(SAY)}` }
  collector = await startCollector({ env })
})
afterAll(() => collector?.stop())

/** Nonsense, and what is said to it: by a plain request, for `fetch` takes as long as the collector. */
function say(body: string | Buffer): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${collector.url}/e`, { method: 'POST', agent }, async (response) => {
      let text = ''
      for await (const chunk of response) text += chunk
      resolve({ status: response.statusCode!, text })
    })
    asked.on('error', reject).end(body)
  })
}
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
afterAll(() => agent.destroy())

const post = (body: string | Buffer) =>
  fetch(`${collector.url}/e`, { method: 'POST', body: new Uint8Array(Buffer.from(body)) })

/** Events that must be there in the end, whatever happens beside them. */
async function sendGood(): Promise<void> {
  for (let n = 0; n < GOOD; n++) {
    const event = converted('good', randomUUID(), 0)
    const body = JSON.stringify({ site: 'shop', sent: Date.now(), events: [event] })
    expect((await post(body)).status).toBe(204)
    good.add(event.id)
    await sleep(2)
  }
}

/**
 * Milliseconds that good events take, the middle one and the slowest but one in a hundred. They are
 * sent by a process of its own: in ours they would wait for those who send nonsense.
 */
async function goodTraffic(): Promise<{ p50: number; p99: number }> {
  const port = Number(new URL(collector.url).port)
  const order: Order = { port, batch: 1, seconds: SECONDS, connections: 16, rate: 200 }
  const sender = run('test/dist/bench/ingest/load-process.js', [JSON.stringify(order)], {})
  expect(await sender.ended).toBe(0)
  const { p50, p99, refused }: Loaded = JSON.parse(sender.printed())
  expect(refused).toBe(0)
  return { p50, p99 }
}

type Traffic = Awaited<ReturnType<typeof goodTraffic>>

/** In turns, so that what disturbs one disturbs the other; of each the middle one. */
async function inTurns(ways: (() => Promise<Traffic>)[]): Promise<Traffic[]> {
  const rounds: Traffic[][] = []
  for (let round = 0; round < ROUNDS; round++) {
    const times: Traffic[] = []
    for (const way of ways) times.push(await way())
    rounds.push(times)
  }
  const middle = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1]!
  return ways.map((_, index) => ({
    p50: middle(rounds.map((times) => times[index]!.p50)),
    p99: middle(rounds.map((times) => times[index]!.p99)),
  }))
}

const told = (name: string, { p50, p99 }: Traffic) =>
  console.log(`good events ${name}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`)

/** Megabytes that the process holds. */
function rss(): number {
  const status = readFileSync(`/proc/${collector.pid()}/status`, 'utf8')
  return Number(/VmRSS:\s*(\d+)/.exec(status)![1]) / 1024
}

async function prototypeKeys(): Promise<string> {
  const before = collector.printed().length
  process.kill(collector.pid(), 'SIGUSR2')
  const said = () => /every object: (\d+)/.exec(collector.printed().slice(before))?.[1]
  await expect.poll(said, { timeout: 20_000 }).toBeDefined()
  return said()!
}

describe('the door stays open for good traffic', { timeout: LONG }, () => {
  it(`beside ${SLOW} sockets whose headers and bodies never end`, async () => {
    await goodTraffic()
    let open = 0
    const [alone, beside] = (await inTurns([
      goodTraffic,
      async () => {
        const slow = await slowSockets(collector.url, SLOW)
        open = slow.open()
        return goodTraffic().finally(slow.stop)
      },
    ])) as [Traffic, Traffic]
    told('alone', alone)
    told(`beside ${open} slow sockets`, beside)
    const slow = await slowSockets(collector.url, SLOW)
    await sendGood()
    if (!isLong) return slow.stop()
    // Nobody may hold on for as long as it pleases them.
    await expect.poll(slow.open, { timeout: 60_000 }).toBe(0)
    slow.stop()
    expect(beside.p99).toBeLessThan(Math.max(2 * alone.p99, 10))
  })

  it(`after ${BODIES} bodies that nobody in their right mind sends`, async () => {
    const keys = await prototypeKeys()
    const pid = collector.pid()
    const answers = new Map<number, number>()
    // What the first of them make it hold, it may hold.
    let before = 0
    let done = 0
    let isQuiet = true
    const bodies = fc.sample(badBody, { numRuns: Math.min(BODIES, 5_000), seed: Date.now() })
    const sender = async () => {
      let due = performance.now()
      while (done < BODIES) {
        while (isQuiet) await sleep(5)
        // Each sender has a quarter of the second's bodies to send.
        due = Math.max(due + (1_000 * AT_ONCE) / A_SECOND, performance.now() - 100)
        await sleep(due - performance.now())
        const body = bodies[done++ % bodies.length]!
        const { status, text } = await say(body)
        answers.set(status, (answers.get(status) ?? 0) + 1)
        if (status >= 500) throw new Error(`${status} ${text} for ${String(body).slice(0, 500)}`)
        if (before === 0 && done > BODIES / 4) before = rss()
      }
    }
    const senders = Promise.all(Array.from({ length: AT_ONCE }, sender))
    const [alone, beside] = (await inTurns([
      goodTraffic,
      async () => {
        isQuiet = false
        return goodTraffic().finally(() => (isQuiet = true))
      },
    ])) as [Traffic, Traffic]
    isQuiet = false
    await sendGood()
    await senders
    told('alone', alone)
    told('beside bad bodies', beside)
    const grown = rss() - before
    console.log(
      `${BODIES} bodies: ${[...answers].map(([status, times]) => `${status} × ${times}`).join(', ')}; ` +
        `${before.toFixed(0)} MB after a quarter, ${grown.toFixed(0)} MB more at the end`,
    )
    expect(grown).toBeLessThan(150)
    if (isLong) expect(beside.p99).toBeLessThan(Math.max(2 * alone.p99, 10))
    expect(collector.pid()).toBe(pid)
    expect(await prototypeKeys()).toBe(keys)
    await sendGood()
    const ids = (await collector.record('good')).map(({ id }) => id)
    expect(ids.sort()).toEqual([...good].sort())
  })
})
