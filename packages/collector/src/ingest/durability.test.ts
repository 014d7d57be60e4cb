import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { clickHouseStore } from '../store/clickhouse-store.ts'
import { startEngine } from '../store/engine.ts'
import { eventOf } from '../store/store-contract.ts'

const built = new URL('../../dist/', import.meta.url)

/** A collector of nothing but log, loader and door, in a process that can be killed. */
const COLLECTOR = `
  const from = (file) => import('${built}' + file)
  const { openDataDirectory } = await from('data-directory.js')
  const { openLog } = await from('log/log.js')
  const { startLoader } = await from('log/loader.js')
  const { startEngine } = await from('store/engine.js')
  const { clickHouseStore } = await from('store/clickhouse-store.js')
  const { openDeadLetters } = await from('ingest/dead-letters.js')
  const { createIngest } = await from('ingest/ingest.js')
  const { createLedger } = await from('ingest/ledger.js')
  const { createServer } = await import('node:http')

  const directory = openDataDirectory(process.argv[1])
  const log = await openLog(directory.file('log'), { sealAfter: 20 })
  const deadLetters = openDeadLetters(directory.file('dead-letters.ndjson'))
  const engine = await startEngine({ path: directory.file('events') })
  const store = clickHouseStore(engine.client)
  await store.prepare()
  startLoader({ log, store, deadLetters, onError: console.error })
  const ingest = createIngest({
    append: log.append, deadLetters, ledger: createLedger(), knowsSite: () => true, onAccepted: () => {},
    bytesBehind: log.pendingBytes, now: Date.now,
  })
  const server = createServer(ingest).listen(0, '127.0.0.1', () => console.log(server.address().port))`

async function startCollector(path: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', COLLECTOR, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = await once(child.stdout!, 'data')
  return { child, url: `http://127.0.0.1:${Number(String(port))}/e` }
}

/** Posts until the collector is gone; an unanswered batch is sent again by the next one, as browsers do. */
async function postUntilGone(
  url: string,
  unanswered: string[][],
  kept: Set<string>,
): Promise<void> {
  for (;;) {
    const batch = unanswered.pop() ?? Array.from({ length: 20 }, () => crypto.randomUUID())
    const events = batch.map((id, n) => eventOf({ id, visitor: id, at: Date.now() - n }))
    const body = JSON.stringify({ site: 'shop', sent: Date.now(), events })
    const answer = await fetch(url, { method: 'POST', body }).catch(() => null)
    if (answer?.status !== 204) return void unanswered.push(batch)
    for (const id of batch) kept.add(id)
  }
}

it('loses nothing that was acknowledged, and counts nothing twice, when it is killed again and again', async () => {
  const path = mkdtempSync(join(tmpdir(), 'segue-durability-'))
  const kept = new Set<string>()
  const unanswered: string[][] = []
  for (let life = 0; life < 4; life++) {
    const { child, url } = await startCollector(path)
    const posting = Array.from({ length: 4 }, () => postUntilGone(url, unanswered, kept))
    for (const enough = kept.size + 150 * (life + 1); kept.size < enough; ) await sleep(3)
    child.kill('SIGKILL')
    await Promise.all(posting)
  }
  const { child } = await startCollector(path)
  await expect.poll(() => readdirSync(join(path, 'log')), { timeout: 60_000 }).toEqual([])
  child.kill('SIGKILL')

  const { client, stop } = await startEngine({ path: join(path, 'events') })
  const query = 'SELECT toString(event_id) AS id FROM events'
  const result = await client.query({ query, format: 'JSONEachRow' })
  const stored = new Set((await result.json<{ id: string }>()).map(({ id }) => id))
  const { arms: counted } = await clickHouseStore(client).countArms('shop', 'hero')
  await stop()
  rmSync(path, { recursive: true })

  const lost = [...kept].filter((id) => !stored.has(id))
  expect(kept.size).toBeGreaterThanOrEqual(1_500)
  expect(lost).toEqual([])
  // What was killed before its answer may be there; it was then sent again with the same ids.
  expect(stored.size).toBeLessThanOrEqual(kept.size + 20 * unanswered.length)
  expect(counted).toMatchObject([{ visitors: stored.size }])
}, 120_000)
