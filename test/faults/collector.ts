import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Event, Report } from '@segue/core'
import { childrenOf } from '../world/children.ts'
import { freePorts } from '../world/ports.ts'
import { type Program, run } from '../world/program.ts'
import { root } from '../world/root.ts'
import { SEGUE } from '../world/segue.ts'

/** One experience and one goal: the load converts once with each event. */
const CONFIG = {
  site: 'shop',
  goals: [{ id: 'buy', kind: 'macro', on: 'purchase' }],
  experiences: [
    {
      id: 'hero',
      pages: ['/'],
      goals: ['buy'],
      audiences: [
        {
          segment: '*',
          arms: [
            { id: 'control' },
            { id: 'b', changes: [{ kind: 'text', target: 'h1', text: 'Hello' }] },
          ],
        },
      ],
    },
  ],
}

/** The collector as an operator runs it, on files of its own, made to be ended in every way. */
export type Collector = {
  url: string
  data: string
  pid(): number
  /** The engine's process; undefined while there is none. */
  enginePid(): number | undefined
  /** What all its processes so far have printed. */
  printed(): string
  /** Starts it, and says how many milliseconds passed until it took events. */
  start(): Promise<number>
  /** Starts it and kills it in the middle of that. */
  startInVain(millis: number): Promise<void>
  kill(signal: NodeJS.Signals): Promise<number | null>
  ask<Answer>(path: string): Promise<Answer>
  metric(name: string): Promise<number>
  record(visitor: string): Promise<Event[]>
  report(): Promise<Report>
  stop(): Promise<void>
}

type Options = {
  /** Else one that is removed at the end. */
  data?: string
  env?: Record<string, string>
  under?: string[]
  /** On data that another one has left. */
  isPublished?: boolean
}

export async function startCollector(options: Options = {}): Promise<Collector> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'segue-faults-')))
  const port = await freePorts(2)
  const env = {
    ...options.env,
    SEGUE_PORT: String(port),
    SEGUE_DATA: data,
    SEGUE_LINKED: join(root, 'node_modules/.cache/segue-linked'),
  }
  const inside = `http://127.0.0.1:${port + 1}`
  let program: Program
  let before = ''

  const begin = () => {
    program = run(SEGUE, ['start'], env, options.under)
  }
  const kill = async (signal: NodeJS.Signals) => {
    const code = await program.end(signal)
    before += program.printed()
    return code
  }
  const headers = async () => ({
    authorization: `Bearer ${(await readFile(join(data, 'token'), 'utf8')).trim()}`,
    'content-type': 'application/json',
  })

  // A store that is behind, or is being started again, says so; whoever wants figures comes again.
  const fetchSoon = async (path: string, init: RequestInit = {}): Promise<Response> => {
    for (const end = Date.now() + 60_000; ; await sleep(200)) {
      const response = await fetch(inside + path, { ...init, headers: await headers() })
      if (response.ok) return response
      const text = await response.text()
      if (response.status < 500 || Date.now() > end) throw new Error(`${path}: ${text}`)
    }
  }
  const ask = async <Answer>(path: string) =>
    (await (await fetchSoon(`/api/sites/shop/${path}`)).json()) as Answer

  const collector: Collector = {
    url: `http://127.0.0.1:${port}`,
    data,
    pid: () => program.pid,
    enginePid: () =>
      childrenOf(program.pid).find(({ command }) => command.includes('engine-child'))?.pid,
    printed: () => before + program.printed(),
    async start() {
      const began = performance.now()
      begin()
      await program.prints('press Ctrl-C to stop')
      return performance.now() - began
    },
    async startInVain(millis) {
      begin()
      await sleep(millis)
      await kill('SIGKILL')
    },
    kill,
    ask,
    async metric(name) {
      const text = await (await fetchSoon('/metrics')).text()
      const [, value] = new RegExp(`^${name} (\\S+)$`, 'm').exec(text) ?? []
      return Number(value)
    },
    async record(visitor) {
      return (await ask<{ events: Event[] }>(`visitors/${visitor}`)).events
    },
    report: () => ask<Report>('reports/hero'),
    async stop() {
      await kill('SIGKILL')
      if (options.data === undefined) await rm(data, { recursive: true, force: true })
    },
  }
  await collector.start()
  if (!options.isPublished) {
    const body = JSON.stringify({ config: CONFIG })
    await fetchSoon('/api/sites/shop/versions', { method: 'POST', body })
  }
  return collector
}
