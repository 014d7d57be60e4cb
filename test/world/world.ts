import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Event, LiveEvent, Report } from '@segue/core'
import { type Shop, startShop } from '@segue/demo-site'
import { freePorts } from './ports.ts'
import { type Program, run } from './program.ts'
import { root } from './root.ts'
import { SEGUE } from './segue.ts'

const CONFIG = 'demo-site/segue.config.json'

/**
 * The product as it is run: the collector in a process of its own, on real files, and the demo
 * shop with a patient tag. The collector can be killed and started again on the same data and ports.
 */
export type World = {
  shop: string
  collector: string
  console: string
  data: string
  token(): Promise<string>
  /** What the collector has printed since it was last started. */
  printed(): string
  /** Another shop, whose owner has written something on the tag. */
  openShop(edit: (tag: string) => string): Promise<Shop>
  start(): Promise<void>
  kill(signal: NodeJS.Signals): Promise<void>
  segue(...args: string[]): Promise<string>
  /** Of an experience of the shop's, or of another site's. */
  report(experience: string, site?: string): Promise<Report>
  /** The latest events that came in, oldest first. */
  events(): Promise<Event[]>
  stop(): Promise<void>
}

type Settings = Record<string, string>

/** `settings` are the operator's: variables of the collector's environment, maybe with its address. */
export async function createWorld(
  settings: Settings | ((collector: string) => Settings) = {},
): Promise<World> {
  const data = await mkdtemp(join(tmpdir(), 'segue-test-'))
  const port = await freePorts(2)
  // Each config is linked once, however many worlds publish it.
  const linked = join(root, 'node_modules/.cache/segue-linked')
  const collector = `http://127.0.0.1:${port}`
  const env = {
    ...(typeof settings === 'function' ? settings(collector) : settings),
    SEGUE_PORT: String(port),
    SEGUE_DATA: data,
    SEGUE_LINKED: linked,
  }
  const consoleUrl = `http://127.0.0.1:${port + 1}`
  let program: Program

  const start = async () => {
    program = run(SEGUE, ['start'], env)
    await program.prints('press Ctrl-C to stop')
  }
  const kill = async (signal: NodeJS.Signals) => {
    await program.end(signal)
  }
  const segue = async (...args: string[]) => {
    const command = run(SEGUE, args, env)
    const code = await command.ended
    if (code !== 0) throw new Error(`segue ${args.join(' ')}: ${code}\n${command.printed()}`)
    return command.printed()
  }

  const token = async () => (await readFile(join(data, 'token'), 'utf8')).trim()

  const ask = async <Answer>(path: string, site = 'shop') => {
    const response = await fetch(`${consoleUrl}/api/sites/${site}/${path}`, {
      headers: { authorization: `Bearer ${await token()}` },
    })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    return (await response.json()) as Answer
  }

  await start()
  await segue('publish', 'shop', CONFIG)
  const shops: Shop[] = []
  const openShop = async (edit: (tag: string) => string) => {
    const shop = await startShop({ port: 0, head: edit(await segue('tag', 'shop')) })
    shops.push(shop)
    return shop
  }
  // How long a page waits is the outages' matter: a busy machine must not decide the other tests.
  const shop = await openShop((tag) => tag.replace('<script>', '<script data-wait="60000">'))

  return {
    shop: shop.url,
    collector,
    console: consoleUrl,
    data,
    token,
    printed: () => program.printed(),
    openShop,
    start,
    kill,
    segue,
    report: (experience, site) => ask<Report>(`reports/${experience}`, site),
    async events() {
      const { events } = await ask<{ events: LiveEvent[] }>('events')
      return events.map(({ event }) => event)
    },
    async stop() {
      await kill('SIGTERM')
      for (const shop of shops) await shop.stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}
