import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Collector, startCollector } from './collector.ts'
import { expectAllOnce } from './compare.ts'
import { atMost, isLong, KILLS, LONG } from './how-much.ts'
import { type Load, startLoad } from './load.ts'

/** After each death the engine's next start waits longer, so there are fewer of these alone. */
const ENGINE_KILLS = isLong ? Math.ceil(KILLS / 3) : 2

let collector: Collector
let load: Load
beforeAll(async () => {
  collector = await startCollector()
  load = startLoad(collector.url)
})
afterAll(() => collector?.stop())

const soon = (most: number) => sleep(Math.random() * most)
const killEngine = () => {
  const engine = collector.enginePid()
  if (engine !== undefined) process.kill(engine, 'SIGKILL')
  return engine
}
const engineDeaths = () =>
  collector.printed().split(`"msg":"The event store's process ended`).length - 1

describe('under load', { timeout: LONG }, () => {
  it(`the collector is killed ${KILLS} times, every second time after its engine`, async () => {
    const restarts: number[] = []
    for (let kill = 1; kill <= KILLS; kill++) {
      await load.next(204)
      await soon(400)
      if (kill % 2) {
        killEngine()
        await soon(500)
      }
      await collector.kill('SIGKILL')
      // Now and then it is killed again before it has come up.
      if (kill % 10 === 0) await collector.startInVain(Math.random() * 1_500)
      restarts.push(await collector.start())
    }
    restarts.sort((a, b) => a - b)
    const [median, longest] = [restarts[restarts.length >> 1]!, restarts.at(-1)!]
    console.log(
      `${KILLS} kills: restart ${Math.round(median)} ms in the middle, ${Math.round(longest)} ms at most`,
    )
    expect(longest).toBeLessThan(atMost(3_000))
  })

  it(`the engine is killed ${ENGINE_KILLS} times, and who sends learns nothing of it`, async () => {
    const pid = collector.pid()
    const before = engineDeaths()
    const answers = new Map(load.answers)
    let last: number | undefined
    for (let kill = 0; kill < ENGINE_KILLS; kill++) {
      const isNew = () => ![undefined, last].includes(collector.enginePid())
      await expect.poll(isNew, { timeout: 60_000, interval: 100 }).toBe(true)
      // Sometimes before it is up, sometimes in the middle of an insert.
      await soon(800)
      last = killEngine()
    }
    await expect.poll(engineDeaths, { timeout: 10_000 }).toBe(before + ENGINE_KILLS)
    expect(collector.pid()).toBe(pid)
    const others = [...load.answers].filter(([status, times]) => times !== answers.get(status))
    expect(others.map(([status]) => status)).toEqual([204])
  })

  it('the collector is told to stop, and has put everything away within 10 seconds', async () => {
    const log = () => readdirSync(join(collector.data, 'log'))
    // What waits since the engine was away is not put away in a moment.
    await expect.poll(() => log().length, { timeout: 60_000, interval: 100 }).toBeLessThan(3)
    const began = performance.now()
    const code = await collector.kill('SIGTERM')
    const took = performance.now() - began
    const left = log()
    await collector.start()
    expect([code, left]).toEqual([0, []])
    expect(took).toBeLessThan(10_500)
    console.log(`SIGTERM: ended after ${Math.round(took)} ms`)
  })

  it('and everything that was acknowledged is there, once', async () => {
    await load.finish()
    await expectAllOnce(collector, load)
    console.log(`${load.sent.size} events: 0 lost, 0 twice`)
  })
})
