import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { StartError } from '../data-directory.ts'
import { keepRunning, type Running } from './keep-running.ts'

// The tests run the sources, but Node 20 runs only what is built.
const CHILD = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/store/engine-child.js' : './engine-child.js',
  import.meta.url,
)

/** How long a request waits for an engine that is being started again. */
const PATIENCE = 10_000

export type Engine = {
  client: ClickHouseClient
  pid(): number | undefined
  stop(): Promise<void>
}

type Options = { path: string; warn?: (message: string) => void }

/** ClickHouse as a child process on the events in `path`, for the official client. */
export async function startEngine({ path, warn = () => {} }: Options): Promise<Engine> {
  // Only this user may enter the directory, so nobody else reaches the socket.
  const room = mkdtempSync(join(tmpdir(), 'segue-'))
  const socket = join(room, 'engine.sock')
  const running = keepRunning(() => launch(path, socket), warn)
  try {
    await running.ready()
  } catch (error) {
    await running.stop()
    rmSync(room, { recursive: true, force: true })
    throw new StartError(
      `The event store in "${path}" did not start: ${(error as Error).message.trim()}. ` +
        'Free the directory, or give the address of a ClickHouse server instead.',
    )
  }
  const client = createClient({
    url: 'http://engine',
    http_agent: agentFor(socket, running),
    set_basic_auth_header: false,
    log: { level: ClickHouseLogLevel.OFF },
  })
  return {
    client,
    pid: running.pid,
    async stop() {
      await client.close()
      await running.stop()
      rmSync(room, { recursive: true, force: true })
    },
  }
}

function launch(path: string, socket: string) {
  // A socket that a killed engine left behind cannot be listened on again.
  rmSync(socket, { force: true })
  const threads = Math.max(8, Number(process.env.UV_THREADPOOL_SIZE) || 0)
  return fork(CHILD, [path, socket], {
    env: { ...process.env, UV_THREADPOOL_SIZE: String(threads) },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}

function agentFor(socket: string, running: Running): Agent {
  const agent = new Agent({ keepAlive: true })
  agent.createConnection = (_options, done) => {
    within(PATIENCE, running.ready()).then(
      () => done?.(null, connect(socket)),
      // The declared type has no place for a failure, Node has.
      (error: Error) => (done as (error: Error) => void)(error),
    )
    return undefined
  }
  return agent
}

async function within(millis: number, ready: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The event store is being started again.')), millis)
  })
  await Promise.race([ready, late]).finally(() => clearTimeout(timer))
}
