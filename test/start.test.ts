import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePorts } from './world/ports.ts'
import { type Program, run } from './world/program.ts'

let folder: string
let port: number
let running: Program[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'segue-start-'))
  port = await freePorts(3)
  running = []
})
afterEach(async () => {
  for (const program of running) await program.end('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

function start(settings: Record<string, string> = {}): Program {
  const env = { SEGUE_PORT: String(port), SEGUE_DATA: join(folder, 'data'), ...settings }
  const program = run('demo-site/dist/main.js', [], env)
  running.push(program)
  return program
}
const lines = (program: Program) => program.printed().trim().split('\n')

it('prints the three addresses, and each of them answers', async () => {
  const program = start()
  await program.prints('press Ctrl-C to stop')
  const addresses = [port, port + 1, port + 2].map((each) => `http://127.0.0.1:${each}`)
  expect(lines(program).slice(0, 3)).toEqual([
    `Collector  ${addresses[0]}`,
    `Console  ${addresses[1]}`,
    `Demo shop  ${addresses[2]}`,
  ])
  for (const address of [`${addresses[0]}/s/shop.js`, addresses[1]!, addresses[2]!]) {
    expect((await fetch(address)).status).toBe(200)
  }
  const token = await stat(join(folder, 'data', 'token'))
  expect(token.mode & 0o777).toBe(0o600)
  expect(await program.end('SIGTERM')).toBe(0)
})

it('finds the same data on a second start', async () => {
  const tokens: string[] = []
  for (let time = 0; time < 2; time++) {
    const program = start()
    await program.prints('press Ctrl-C to stop')
    tokens.push((await readFile(join(folder, 'data', 'token'), 'utf8')).trim())
    const versions = await fetch(`http://127.0.0.1:${port + 1}/api/sites/shop/versions`, {
      headers: { authorization: `Bearer ${tokens[time]}` },
    })
    expect(((await versions.json()) as { versions: unknown[] }).versions).toHaveLength(1)
    await program.end('SIGINT')
  }
  expect(tokens[0]).toBe(tokens[1])
})

describe('says in one line what to do, and ends with 1,', () => {
  async function saysOnly(program: Program, ...words: string[]) {
    expect(await program.ended).toBe(1)
    expect(lines(program)).toHaveLength(1)
    for (const word of words) expect(lines(program)[0]).toContain(word)
  }

  it.each([0, 1, 2])('when the port %i above the base is in use', async (above) => {
    const server = createServer().listen(port + above, '127.0.0.1')
    try {
      await saysOnly(start(), String(port + above), 'SEGUE_PORT')
    } finally {
      server.close()
    }
  })

  it('when another process has the data directory', async () => {
    await start().prints('press Ctrl-C to stop')
    const other = String(await freePorts(3))
    await saysOnly(start({ SEGUE_PORT: other }), join(folder, 'data'), 'SEGUE_DATA')
  })

  it('when the data directory cannot be', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    await saysOnly(start({ SEGUE_DATA: join(file, 'data') }), file, 'SEGUE_DATA')
  })

  it('when the port is no port', async () => {
    await saysOnly(start({ SEGUE_PORT: 'http' }), '"http"', 'SEGUE_PORT')
  })
})
