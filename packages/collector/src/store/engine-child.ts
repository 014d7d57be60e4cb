import { once } from 'node:events'
import { accessSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { clickHouseHttp } from './engine-http.ts'
import { openSessions, type Sessions } from './engine-sessions.ts'

/** A process of its own for the engine: neither a heavy query nor a crash of it touches ingest. */
const [path = '', socket = ''] = process.argv.slice(2)

/** How long a parent before ours, killed just now, may leave its engine to end. */
const PATIENCE = 15_000

// The parent is gone, perhaps by SIGKILL: free the directory for the next one at once. The engine
// is made for a sudden end, its orderly one waits for queries that nobody wants any more.
process.on('disconnect', () => {
  rmSync(dirname(socket), { recursive: true, force: true })
  process.kill(process.pid, 'SIGKILL')
})

// A Ctrl-C reaches the whole process group, but the parent has events to put away first.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})

try {
  const sessions = await whenFree(() => openSessions(path))
  const server = createServer(clickHouseHttp(sessions.run))
  // The only client is the parent: nobody to protect against, and a report may take its time.
  server.requestTimeout = 0
  process.on('message', (message) => {
    if (message !== 'stop') return
    server.close()
    sessions.close()
    process.exit(0)
  })
  await once(server.listen(socket), 'listening')
  process.send?.({ ready: true })
} catch (error) {
  const failed = error instanceof Error ? error.message : String(error)
  process.send?.({ failed }, undefined, undefined, () => process.exit(1))
}

// The engine says only that it failed, so what else can be wrong is looked at before: that there is
// no such place, or ("/.") that it is no directory.
async function whenFree(open: () => Sessions): Promise<Sessions> {
  if (!existsSync(path)) mkdirSync(path, { mode: 0o700 })
  accessSync(`${path}/.`, constants.W_OK)
  for (const end = Date.now() + PATIENCE; ; await sleep(100)) {
    try {
      return open()
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}
