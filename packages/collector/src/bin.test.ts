import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Runtime } from './publish/runtime.ts'
import { type Collector, startCollector } from './start.ts'

// What is built is what is run: Node 20 does not read types.
const BIN = fileURLToPath(new URL('../dist/bin.js', import.meta.url))

const runtime: Runtime = {
  linkHead: async () => 'run(__SEGUE_CONFIG__,__SEGUE_TAIL__)',
  linkTail: async () => '',
  stub: 'load(__SEGUE_SRC__)',
}

let folder: string
let collector: Collector
let port: number

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'segue-bin-'))
  port = await freePair()
  collector = await startCollector({ port, data: join(folder, 'data'), runtime })
})
afterAll(async () => {
  await collector.stop()
  rmSync(folder, { recursive: true })
})

/** A port whose next one is free as well. */
async function freePair(): Promise<number> {
  for (;;) {
    const first = createServer()
    const second = createServer()
    await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve))
    const { port } = first.address() as { port: number }
    const free = await new Promise<boolean>((resolve) => {
      second.once('error', () => resolve(false))
      second.listen(port + 1, '127.0.0.1', () => resolve(true))
    })
    await new Promise((resolve) => first.close(resolve))
    if (free) await new Promise((resolve) => second.close(resolve))
    if (free) return port
  }
}

type Outcome = { status: number | null; out: string; error: string }

/** `segue …`, as somebody types it next to the data directory. */
function segue(args: string[], environment: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const { SEGUE_DATA, SEGUE_PORT, SEGUE_TOKEN, ...rest } = process.env
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd: folder,
      env: { ...rest, SEGUE_PORT: String(port), SEGUE_DATA: 'data', ...environment },
    })
    let out = ''
    let error = ''
    child.stdout.on('data', (part) => (out += part))
    child.stderr.on('data', (part) => (error += part))
    child.on('close', (status) => resolve({ status, out, error }))
  })
}

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const config = {
  site: 'shop',
  goals: [{ id: 'buy', name: 'Purchase', kind: 'macro', on: 'purchase' }],
  experiences: [
    {
      id: 'hero',
      name: 'Hero',
      pages: ['/'],
      audiences: [{ segment: '*', arms: [{ id: 'control' }, { id: 'b', name: 'Loud' }] }],
    },
  ],
}

describe('segue', () => {
  it('publishes, reports and prints the tag', async () => {
    const published = await segue(['publish', 'shop', file('ok.json', config), '--note', 'First'])
    expect(published).toEqual({
      status: 0,
      out: expect.stringMatching(/^Version 1 of "shop" is live; its config takes \d+ bytes\.\n$/),
      error: '',
    })
    expect((await fetch(`${collector.collector}/s/shop.js`)).status).toBe(200)

    const table = await segue(['report', 'shop'])
    expect(table.status).toBe(0)
    expect(table.out).toMatch(/^Hero \(hero\), 20/)
    expect(table.out).toMatch(/Everyone else {2}Control +0 +0 +0 +– +–\n +Loud/)

    const one = await segue(['report', 'shop', 'hero', '--json'])
    expect(JSON.parse(one.out)).toMatchObject({ site: 'shop', experience: 'hero' })
    const all = await segue(['report', 'shop', '--json'])
    expect(JSON.parse(all.out).reports).toHaveLength(1)

    const tag = await segue(['tag', 'shop'])
    expect(tag.out).toBe(`<script>load("${collector.collector}/s/shop.js")</script>\n`)
  })

  it('prints every problem of a config on a line of its own', async () => {
    const [experience] = config.experiences
    const wrong = { ...config, experiences: [{ ...experience, goals: ['none', 'nope'] }] }
    const { status, out, error } = await segue(['publish', 'shop', file('wrong.json', wrong)])
    expect([status, out]).toEqual([1, ''])
    expect(error.trimEnd().split('\n')).toEqual([
      'This config cannot be published.',
      'experiences "hero" › goals: There is no such goal (found "none"). Define it under goals first.',
      'experiences "hero" › goals: There is no such goal (found "nope"). Define it under goals first.',
    ])
  })

  it.each([
    ['a file that is not there', ['publish', 'shop', 'none.json'], '"none.json" cannot be read'],
    ['a site that is not there', ['report', 'nope'], 'There is no site "nope"'],
    ['an experience that is not there', ['report', 'shop', 'nope'], 'It has: hero.'],
    ['an option that is misspelt', ['report', 'shop', '--jsn'], 'There is no option "--jsn"'],
    ['a port that is none', ['tag', 'shop', '--port', 'x'], 'The port is "x"'],
    ['a wrong token', ['tag', 'shop', '--token', 'x'], 'This needs the token.'],
    ['a directory without a token', ['tag', 'shop', '--data', 'none'], 'There is no token in'],
    ['a collector that does not run', ['tag', 'shop', '--port', '1'], 'Start it with: segue start'],
  ])('says what to do about %s, in one line', async (_, args, words) => {
    const { status, out, error } = await segue(args)
    expect([status, out]).toEqual([1, ''])
    expect(error).toContain(words)
    expect(error.trimEnd().split('\n')).toHaveLength(1)
  })

  it('says that a file is not JSON', async () => {
    const { status, error } = await segue(['publish', 'shop', file('bad.json', '{"site": }')])
    expect(status).toBe(1)
    expect(error).toMatch(/bad\.json" is not JSON: Unexpected token .*\n$/)
  })

  it('shows how it is used', async () => {
    expect((await segue(['--help'])).out).toContain('start|publish|report|tag')
    const { status, error, out } = await segue(['dance'])
    expect(status).toBe(1)
    expect(out + error).toContain('Unknown command')
  })
})

describe('segue start', () => {
  it('says why it does not start, in one line', async () => {
    const held = await segue(['start'], { SEGUE_PORT: '0' })
    expect(held).toEqual({
      status: 1,
      out: '',
      error: expect.stringMatching(/^Data directory .* is held by another collector\..*\n$/),
    })
    const taken = await segue(['start', '--data', 'second'])
    expect(taken).toEqual({
      status: 1,
      out: '',
      error: `Port ${port} on 127.0.0.1 is in use. Stop the program that uses it, or set SEGUE_PORT to another port.\n`,
    })
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints its addresses and stops at %s',
    async (signal) => {
      const child = spawn(process.execPath, [BIN, 'start', '--data', 'third', '--port', '0'], {
        cwd: folder,
      })
      let out = ''
      let error = ''
      child.stderr.on('data', (part) => (error += part))
      await new Promise<void>((resolve, reject) => {
        child.on('close', () => reject(new Error(`It ended: ${error}`)))
        child.stdout.on('data', (part) => {
          out += part
          if (out.includes('press Ctrl-C to stop')) resolve()
        })
      })
      const [collector, consoleLine, signedIn, last] = out.trimEnd().split('\n')
      expect(collector).toMatch(/^Collector {2}http:\/\/127\.0\.0\.1:\d+$/)
      expect(consoleLine).toMatch(/^Console {2}http:\/\/127\.0\.0\.1:\d+$/)
      expect(signedIn).toMatch(/http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{40,}$/)
      expect(last).toBe('press Ctrl-C to stop')
      expect((await fetch(consoleLine!.slice('Console  '.length))).status).toBe(200)

      const status = await new Promise((resolve) => {
        child.removeAllListeners('close')
        child.on('close', resolve)
        child.kill(signal)
      })
      expect([status, error]).toEqual([0, ''])
      await expect(fetch(`${collector!.slice('Collector  '.length)}/healthz`)).rejects.toThrow()
    },
  )
})
