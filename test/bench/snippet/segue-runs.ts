import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '../../world/ports.ts'
import { run } from '../../world/program.ts'
import { SEGUE } from '../../world/segue.ts'

/** A collector that runs as everybody's does: a process of its own, with data of its own. */
export type SegueRuns = {
  /** Its address, with no slash at the end. */
  collector: string
  publish(site: string, config: unknown): Promise<void>
  /** What `segue tag` prints. */
  tag(site: string): Promise<string>
  /** A file as visitors get it, unpacked. */
  file(path: string): Promise<Buffer>
  stop(): Promise<void>
}

export async function startSegue(): Promise<SegueRuns> {
  const data = await mkdtemp(join(tmpdir(), 'segue-bench-'))
  const port = await freePorts(2)
  const env = { SEGUE_PORT: String(port), SEGUE_DATA: data }
  const collector = `http://127.0.0.1:${port}`
  const program = run(SEGUE, ['start'], env)
  await program.prints('press Ctrl-C to stop')

  const segue = async (...args: string[]) => {
    const command = run(SEGUE, args, env)
    if ((await command.ended) !== 0)
      throw new Error(`segue ${args.join(' ')}:\n${command.printed()}`)
    return command.printed()
  }
  return {
    collector,
    async publish(site, config) {
      const file = join(data, 'bench.config.json')
      await writeFile(file, JSON.stringify(config))
      await segue('publish', site, file)
    },
    tag: async (site) => (await segue('tag', site)).trim(),
    async file(path) {
      const response = await fetch(`${collector}/${path}`)
      if (!response.ok) throw new Error(`${path}: ${response.status}`)
      return Buffer.from(await response.arrayBuffer())
    },
    async stop() {
      await program.end('SIGTERM')
      await rm(data, { recursive: true, force: true })
    },
  }
}
