import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Collector, startCollector } from './collector.ts'
import { expectAllOnce } from './compare.ts'
import { atMost, isLong, LONG } from './how-much.ts'
import { type Load, startLoad } from './load.ts'

let collector: Collector
let load: Load
beforeAll(async () => {
  if (!isLong) return
  collector = await startCollector()
  load = startLoad(collector.url, { pad: 'x'.repeat(5_500), pause: 0 })
})
afterAll(() => collector?.stop())

// A quarter of a gigabyte has to be sent first; the every-day form is in `ingest.test.ts`.
it.skipIf(!isLong)(
  'with a store that stands still, events are refused in time and taken again',
  {
    timeout: LONG,
  },
  async () => {
    await load.next(204)
    const engine = collector.enginePid()!
    process.kill(engine, 'SIGSTOP')
    await load.next(503)
    const response = await fetch(`${collector.url}/readyz`)
    expect([response.status, await response.json()]).toEqual([
      503,
      { ok: false, error: 'Too much waits for the store.' },
    ])
    const behind = await collector.metric('segue_log_bytes_behind')
    process.kill(engine, 'SIGCONT')
    const over = performance.now()
    await load.next(204)
    const took = performance.now() - over
    await load.finish()
    await expectAllOnce(collector, load)
    console.log(
      `${(behind / 2 ** 20).toFixed(0)} MiB behind: taken again after ${Math.round(took)} ms`,
    )
    expect(took).toBeLessThan(atMost(10_000))
  },
)
