import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '@segue/core'
import { type Shop, startShop } from '@segue/demo-site'
import { freePorts } from './ports.ts'
import { type Program, run } from './program.ts'

const SEGUE = 'packages/collector/dist/bin.js'
const CONFIG = 'demo-site/segue.config.json'

/**
 * The product as it is run: the collector in a process of its own, on real files, and the demo
 * shop with its tag. The collector can be killed and started again on the same data and ports.
 */
export type World = {
  shop: string
  collector: string
  data: string
  start(): Promise<void>
  kill(signal: NodeJS.Signals): Promise<void>
  segue(...args: string[]): Promise<string>
  report(experience: string): Promise<Report>
  stop(): Promise<void>
}

export async function createWorld(): Promise<World> {
  const data = await mkdtemp(join(tmpdir(), 'segue-test-'))
  const port = await freePorts(2)
  const env = { SEGUE_PORT: String(port), SEGUE_DATA: data }
  const collector = `http://127.0.0.1:${port}`
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

  await start()
  await segue('publish', 'shop', CONFIG)
  const shop: Shop = await startShop({ port: 0, head: await segue('tag', 'shop') })

  return {
    shop: shop.url,
    collector,
    data,
    start,
    kill,
    segue,
    async report(experience) {
      const token = (await readFile(join(data, 'token'), 'utf8')).trim()
      const response = await fetch(`${consoleUrl}/api/sites/shop/reports/${experience}`, {
        headers: { authorization: `Bearer ${token}` },
      })
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
      return (await response.json()) as Report
    },
    async stop() {
      await kill('SIGTERM')
      await shop.stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}
