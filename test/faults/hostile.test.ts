import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { badBody } from './bad-bodies.ts'
import { type Collector, startCollector } from './collector.ts'
import { BODIES, isLong, LONG } from './how-much.ts'
import { converted } from './load.ts'
import { slowSockets } from './slow-sockets.ts'

const SLOW = 500
const AT_ONCE = 4
/** Good events by which a moment is measured. */
const GOOD = isLong ? 1_000 : 40

// On SIGUSR2 the collector says what every object of its has come to have.
const SAY = `process.on('SIGUSR2',()=>console.log('every object: '+Reflect.ownKeys(Object.prototype).length))`

let collector: Collector
const good = new Set<string>()
beforeAll(async () => {
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(SAY)}` }
  collector = await startCollector({ env })
})
afterAll(() => collector?.stop())

const post = (body: string | Buffer) =>
  fetch(`${collector.url}/e`, { method: 'POST', body: new Uint8Array(Buffer.from(body)) })

/** Milliseconds that one good event takes, the middle one and the slowest but one in a hundred. */
async function goodTraffic(): Promise<{ p50: number; p99: number }> {
  const times: number[] = []
  for (let n = 0; n < GOOD; n++) {
    const event = converted('good', randomUUID(), 0)
    const body = JSON.stringify({ site: 'shop', sent: Date.now(), events: [event] })
    const began = performance.now()
    const response = await post(body)
    times.push(performance.now() - began)
    expect(response.status).toBe(204)
    good.add(event.id)
    await sleep(2)
  }
  times.sort((a, b) => a - b)
  return { p50: times[times.length >> 1]!, p99: times[Math.floor(times.length * 0.99)]! }
}

const told = (name: string, { p50, p99 }: { p50: number; p99: number }) =>
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
    const idle = await goodTraffic()
    told('alone', idle)
    const slow = await slowSockets(collector.url, SLOW)
    try {
      const beside = await goodTraffic()
      told(`beside ${slow.open()} slow sockets`, beside)
      if (!isLong) return
      expect(beside.p99).toBeLessThan(Math.max(2 * idle.p99, 10))
      // Nobody may hold on for as long as it pleases them.
      await expect.poll(slow.open, { timeout: 60_000 }).toBe(0)
    } finally {
      slow.stop()
    }
  })

  it(`after ${BODIES} bodies that nobody in their right mind sends`, async () => {
    const keys = await prototypeKeys()
    const pid = collector.pid()
    const answers = new Map<number, number>()
    // What the first of them make it hold, it may hold.
    let before = 0
    let done = 0
    const bodies = fc.sample(badBody, { numRuns: Math.min(BODIES, 5_000), seed: Date.now() })
    const sender = async () => {
      while (done < BODIES) {
        const body = bodies[done++ % bodies.length]!
        const response = await post(body)
        answers.set(response.status, (answers.get(response.status) ?? 0) + 1)
        const text = await response.text()
        if (response.status >= 500) {
          throw new Error(`${response.status} ${text} for ${String(body).slice(0, 500)}`)
        }
        if (before === 0 && done > BODIES / 4) before = rss()
      }
    }
    const idle = await goodTraffic()
    const senders = Promise.all(Array.from({ length: AT_ONCE }, sender))
    const beside = await goodTraffic()
    await senders
    told('alone', idle)
    told('beside bad bodies', beside)
    const grown = rss() - before
    console.log(
      `${BODIES} bodies: ${[...answers].map(([status, times]) => `${status} × ${times}`).join(', ')}; ` +
        `${before.toFixed(0)} MB after a quarter, ${grown.toFixed(0)} MB more at the end`,
    )
    expect(grown).toBeLessThan(150)
    expect(collector.pid()).toBe(pid)
    expect(await prototypeKeys()).toBe(keys)
    await goodTraffic()
    const ids = (await collector.record('good')).map(({ id }) => id)
    expect(ids.sort()).toEqual([...good].sort())
  })
})
