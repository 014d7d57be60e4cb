import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePorts } from '../../world/ports.ts'
import { run } from '../../world/program.ts'
import { root } from '../../world/root.ts'
import { SEGUE } from '../../world/segue.ts'

export type Target = {
  name: string
  pid: number
  port: number
  /** Everything that it has taken lies where it belongs. */
  settled(): Promise<void>
  stop(): Promise<void>
}

export async function bareServer(): Promise<Target> {
  const program = run('test/dist/bench/ingest/bare-server.js', [], {})
  await program.prints('listens')
  return {
    name: 'bare',
    pid: program.pid,
    port: Number(/bare (\d+)/.exec(program.printed())![1]),
    settled: async () => {},
    stop: async () => void (await program.end('SIGKILL')),
  }
}

/** The collector as it is run, on data of its own. */
export async function collector(name: string, settings: Record<string, string>): Promise<Target> {
  const data = await mkdtemp(join(tmpdir(), 'segue-bench-'))
  const port = await freePorts(2)
  const linked = join(root, 'node_modules/.cache/segue-linked')
  const env = { SEGUE_PORT: String(port), SEGUE_DATA: data, SEGUE_LINKED: linked, ...settings }
  const program = run(SEGUE, ['start'], env)
  await program.prints('press Ctrl-C to stop')
  const publish = run(SEGUE, ['publish', 'shop', 'demo-site/segue.config.json'], {
    ...env,
    NODE_OPTIONS: '',
  })
  if ((await publish.ended) !== 0) throw new Error(publish.printed())
  const token = (await readFile(join(data, 'token'), 'utf8')).trim()

  async function bytesBehind(): Promise<number> {
    const response = await fetch(`http://127.0.0.1:${port + 1}/metrics`, {
      headers: { authorization: `Bearer ${token}` },
    })
    return Number(/^segue_log_bytes_behind (\S+)$/m.exec(await response.text())![1])
  }

  return {
    name,
    pid: program.pid,
    port,
    async settled() {
      while ((await bytesBehind()) > 0) await sleep(100)
    },
    async stop() {
      await program.end('SIGTERM')
      await rm(data, { recursive: true, force: true })
    },
  }
}
