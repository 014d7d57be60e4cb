import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Collector, startCollector } from './collector.ts'
import { expectAllOnce } from './compare.ts'
import {
  ASK_NO_ROOT,
  canRun,
  type Fault,
  failingSync,
  fullDisk,
  isRoot,
  mountDisk,
  readOnly,
} from './disk-faults.ts'
import { atMost, isLong, LONG, OUTAGE_SECONDS } from './how-much.ts'
import { type Load, startLoad } from './load.ts'

const canTrace = canRun('strace', '-qq', 'true')
const canForbid = !isRoot || canRun(ASK_NO_ROOT[0]!, ...ASK_NO_ROOT.slice(1), 'true')

let disk: string
let unmount: (() => void) | undefined
let collector: Collector
let load: Load
beforeAll(async () => {
  disk = await mkdtemp(join(tmpdir(), 'segue-disk-'))
  unmount = mountDisk(disk, isLong ? 256 : 64)
  const under = canForbid ? ASK_NO_ROOT : []
  collector = await startCollector({ data: join(disk, 'data'), under })
  load = startLoad(collector.url)
})
afterAll(async () => {
  await collector?.stop()
  unmount?.()
  await rm(disk, { recursive: true, force: true })
})

const ready = async () => {
  const response = await fetch(`${collector.url}/readyz`)
  return { status: response.status, ...((await response.json()) as { error?: string }) }
}

/** While it lasts nothing can be taken; when it is over, somebody's next try is. */
async function outage(name: string, seconds: number, begin: Fault): Promise<void> {
  const pid = collector.pid()
  await load.next(204)
  const refused = load.next(503)
  const end = await begin()
  try {
    await refused
    expect(await ready()).toEqual({
      status: 503,
      error: expect.stringMatching(/^The log could not be written \(E[A-Z]+\)\.$/),
      ok: false,
    })
    await sleep(seconds * 1_000)
    await load.next(503)
  } finally {
    await end()
  }
  const over = performance.now()
  await load.next(204)
  const took = performance.now() - over
  console.log(`${name}, ${seconds} s: first event taken ${Math.round(took)} ms after it`)
  expect(took).toBeLessThan(atMost(5_000))
  expect((await ready()).status).toBe(200)
  expect(collector.pid(), 'the same process').toBe(pid)
}

describe('nothing is acknowledged and lost', { timeout: LONG }, () => {
  it.skipIf(!canForbid)(`while the directory is read-only (needs setpriv)`, () =>
    outage('Read-only directory', isLong ? 60 : OUTAGE_SECONDS, readOnly(join(disk, 'data'))),
  )

  it.skipIf(!canTrace)('while the disk fails to sync (needs strace)', () =>
    outage('EIO on sync', OUTAGE_SECONDS, failingSync(collector.pid)),
  )

  it('while the disk is full (needs to mount one)', async ({ skip }) => {
    if (!unmount) return skip('no disk can be mounted here')
    await outage('Full disk', OUTAGE_SECONDS, fullDisk(disk))
  })

  it('and everything is there in the end, once', async () => {
    await load.finish()
    await expectAllOnce(collector, load)
    console.log(`${load.sent.size} events: 0 lost, 0 twice`)
  })
})
