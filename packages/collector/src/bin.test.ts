import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SEGMENT_LIBRARY } from '@segue/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Runtime } from './publish/runtime.ts'
import { type Collector, startCollector } from './start.ts'

// What is built is what is run: Node 20 does not read types.
const BIN = fileURLToPath(new URL('../dist/program/bin.js', import.meta.url))

const runtime: Runtime = {
  linkHead: async () => 'run(__SEGUE_CONFIG__,__SEGUE_TAIL__)',
  linkTail: async () => '',
  link: async () => '',
  stub: 'load(__SEGUE_SRC__)',
  inspector: 'why()',
  strictStub: 'load(__SEGUE_SRC__)',
  blocks: [],
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
  it('pulls, compares and goes back', async () => {
    const site = { ...config, site: 'code' }
    const loud = structuredClone(site)
    loud.experiences[0]!.audiences[0]!.arms[1]!.name = 'Louder'
    await segue(['publish', 'code', file('one.json', site)])
    expect((await segue(['rollback', 'code'])).error).toContain('no version before the live one')
    const compared = await segue(['diff', 'code', file('two.json', loud)])
    expect(compared.out).toBe(
      [
        '- experiences › hero › audiences › * › arms › b › name: "Loud"',
        '+ experiences › hero › audiences › * › arms › b › name: "Louder"\n',
      ].join('\n'),
    )
    await segue(['publish', 'code', file('two.json', loud)])

    const back = await segue(['rollback', 'code'])
    expect(back.out).toBe('Version 3 of "code" is live; it is version 1 again.\n')
    const pulled = await segue(['pull', 'code'])
    expect(JSON.parse(pulled.out).experiences).toMatchObject(site.experiences)
    // What was pulled is what was published: nothing is lost on the way, and nothing differs.
    const same = await segue(['diff', 'code', file('pulled.json', pulled.out)])
    expect(same.out).toBe('Nothing differs from version 3.\n')
    const old = await segue(['diff', 'code', file('pulled.json', pulled.out), '--version', '2'])
    expect(old.out).toContain('- experiences › hero › audiences › * › arms › b › name: "Louder"')
    expect((await segue(['pull', 'code', '--version', '9'])).error).toContain('It has 1 to 3')
    expect(
      (await segue(['diff', 'code', file('bad.json', { site: 'code', goal: [] })])).status,
    ).toBe(1)
  })

  it('publishes, reports and prints the tag', async () => {
    const published = await segue(['publish', 'shop', file('ok.json', config), '--note', 'First'])
    expect(published).toEqual({
      status: 0,
      out: expect.stringMatching(
        /^Version 1 of "shop" is live; its config takes \d+ bytes, and its traits at most \d+\.\d KB of a visitor's profile\.\n$/,
      ),
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
    const address = `${collector.collector}/s/shop.js`
    expect(tag.out).toBe(
      `<link rel="preload" as="script" href="${address}"><script>load("${address}")</script>\n`,
    )
    const strict = await segue(['tag', 'shop', '--strict'])
    expect(strict.out).toContain(`<script nonce="NONCE" async blocking="render"`)
    expect(strict.out).toContain(`src="${address}"`)
    const behind = await segue(['tag', 'shop', '--collector', 'https://shop.example/about'])
    expect(behind.out).toContain('<script>load("https://shop.example/about/s/shop.js")</script>')
    const sri = await segue(['tag', 'shop', '--sri'])
    expect(sri.error).toContain('print it anew after each publish')
    const [, kept] = / src="([^"]+)"/.exec(sri.out) ?? []
    expect((await fetch(kept!)).headers.get('cache-control')).toContain('immutable')
  })

  it('replays a draft, and says what is wrong with one as publishing would', async () => {
    const segments = [{ id: 'fans', name: 'Fans', when: { 'visitor.visits': { $gte: 2 } } }]
    const draft = file('draft.json', { ...config, segments })
    const text = await segue(['replay', 'shop', draft, '--days', '7'])
    expect(text.error).toBe('')
    expect(text.out).toMatch(/^shop, .*: 0 events of 0 visitors\.\n\nSegment +Now/)
    const json = await segue(['replay', 'shop', draft, '--json'])
    expect(JSON.parse(json.out)).toMatchObject({ site: 'shop', segments: [{ segment: 'fans' }] })

    const wrong = file('typo.json', { ...config, segments: [{ id: 'fans', when: { visits: 2 } }] })
    const refused = await segue(['replay', 'shop', wrong])
    expect([refused.status, refused.out]).toEqual([1, ''])
    expect(refused.error).toMatch(/^This config cannot be published\.\nsegments "fans" › when/)
  })

  it('makes a preview’s link for every arm, or the one that is named', async () => {
    const page = ['--url', 'https://shop.example/?a=1']
    const all = await segue(['preview', 'shop', 'hero', ...page])
    expect(all.error).toBe('')
    expect(all.out).toMatch(
      /^Hero, version 1, until 20.* UTC\n\nEveryone else · Control {2}\(\*\/control\)\nhttps:\/\/shop\.example\/\?a=1&segue_preview=[\w.-]+\n\nEveryone else · Loud/,
    )
    const one = await segue(['preview', 'shop', 'hero', '--arm', 'b', '--hours', '1', '--json'])
    const { links, until } = JSON.parse(one.out)
    expect(links).toEqual([
      {
        shown: [{ experience: 'hero', audience: '*', arm: 'b' }],
        names: [{ experience: 'Hero', audience: 'Everyone else', arm: 'Loud' }],
        query: expect.stringMatching(/^segue_preview=[\w-]+\.[\w-]{43}$/),
      },
    ])
    expect(until - Date.now()).toBeLessThanOrEqual(3_600_000)
    expect(until - Date.now()).toBeGreaterThan(3_500_000)

    const elsewhere = await segue(['preview', 'shop', 'hero', '--url', 'https://shop.example/cart'])
    expect(elsewhere.error).toBe('"/cart" is none of the experience\'s pages: /.\n')
    expect(elsewhere.status).toBe(0)
  })

  it('makes one for a draft, and says what is wrong with it as publishing would', async () => {
    const [hero] = config.experiences
    const draft = { ...config, experiences: [{ ...hero, id: 'footer', name: 'Footer' }] }
    const text = await segue(['preview', 'shop', 'footer', '--draft', file('draft2.json', draft)])
    expect(text.error).toBe('')
    expect(text.out).toMatch(/^Footer, the draft, until/)
    const wrong = file('typo2.json', { ...draft, goal: [] })
    const refused = await segue(['preview', 'shop', 'footer', '--draft', wrong])
    expect(refused.error).toMatch(/^This draft could not be published\.\n/)
  })

  it('exports events and reports for other programs', async () => {
    const [today] = new Date().toISOString().split('T')
    const event = {
      id: '0199d7a0-0000-7000-8000-000000000001',
      name: 'page_view',
      kind: 'event',
      at: Date.now() - 1_000,
      visitor: '=1+1',
      visit: 'v',
      page: '0199d7a0-0000-7000-8000-000000000002',
      seq: 0,
      config: 1,
      segments: [],
      arms: {},
      goals: [],
      props: {},
    }
    const body = JSON.stringify({ site: 'shop', sent: Date.now(), events: [event] })
    expect((await fetch(`${collector.collector}/e`, { method: 'POST', body })).status).toBe(204)

    const events = await segue(['export', 'events', 'shop', '--to', today!])
    expect(events.error).toBe('')
    expect(events.out.split('\r\n')[0]).toMatch(/^id,at,received_at,name,/)
    expect(events.out).toContain(`${event.id},`)
    expect(events.out).toContain(",'=1+1,")
    const none = ['export', 'events', 'shop', '--to', '2020-01-01', '--format', 'ndjson']
    expect((await segue(none)).out).toBe('')
    const saved = await segue([
      'export',
      'events',
      'shop',
      '--format',
      'parquet',
      '--out',
      'e.parquet',
    ])
    expect(saved.out).toBe('"e.parquet" is written.\n')
    expect(readFileSync(join(folder, 'e.parquet')).subarray(-4).toString()).toBe('PAR1')
    const report = await segue(['export', 'report', 'shop', 'hero'])
    expect(report.out).toMatch(/^experience,audience,.*\r\nhero,\*,control,0,0,/)
    const person = await segue(['export', 'shop', '--visitor', '=1+1'])
    expect(JSON.parse(person.out).events).toHaveLength(1)
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
    ['days that are none', ['replay', 'shop', 'ok.json', '--days', 'x'], '--days is "x"'],
    [
      'a preview of nothing',
      ['preview', 'shop', 'heroo'],
      'Site "shop" has no experience "heroo". Did you mean "hero"? It has: hero.',
    ],
    [
      'a preview for nobody',
      ['preview', 'shop', 'hero', '--audience', 'vip'],
      'Experience "hero" has no audience "vip". It has: *.',
    ],
    [
      'a preview of no arm',
      ['preview', 'shop', 'hero', '--audience', '*', '--arm', 'contrl'],
      'Experience "hero", audience "*", has no arm "contrl". Did you mean "control"? It has: control, b.',
    ],
    [
      'a preview of no version',
      ['preview', 'shop', 'hero', '--version', '9'],
      'Site "shop" has no version 9 that this release can show. It has 1 to 1.',
    ],
    ['a preview for long', ['preview', 'shop', 'hero', '--hours', '721'], 'up to 720 hours'],
    ['a preview for no time', ['preview', 'shop', 'hero', '--hours', 'x'], '--hours is "x"'],
    ['a preview of no page', ['preview', 'shop', 'hero', '--url', 'shop'], 'no address of a page'],
    [
      'a public address without https',
      ['start', '--public-url', 'http://shop.example'],
      'which is not https. Give one such as',
    ],
    [
      'a folder of files that do not know whom to tell',
      ['start', '--publish-to', 'cdn'],
      '--public-url',
    ],
    ['an export of nothing', ['export', 'shop'], 'segue export events <site>'],
    [
      'an export of no day',
      ['export', 'events', 'shop', '--from', 'May'],
      '"from" is May. Give a day',
    ],
    [
      'a format that is none',
      ['export', 'events', 'shop', '--format', 'xls'],
      'csv, ndjson, parquet',
    ],
    ['a backup to nowhere', ['backup', 'none/a.tar'], 'Check the path and the disk.'],
    ['a backup that is none', ['restore', 'ok.json', '--data', 'new'], 'is no whole backup'],
    ['a format to go back to that is none', ['downgrade', '--to', 'x'], '--to is "x"'],
    ['a port that is none', ['tag', 'shop', '--port', 'x'], 'The port is "x"'],
    [
      'an address that is none',
      ['tag', 'shop', '--collector', 'shop.example'],
      'Give the one that',
    ],
    [
      'a wrong token',
      ['tag', 'shop', '--token', 'x'],
      'This token is not, or no longer, accepted.',
    ],
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
    expect((await segue(['--help'])).out).toContain(
      'init|start|publish|pull|diff|rollback|report|goals|kpis|analyze|bandit|demo-data|ledger|replay|export|erase|preview|check|tag|backup|restore|audit|sign-in|downgrade',
    )
    const { status, error, out } = await segue(['dance'])
    expect(status).toBe(1)
    expect(out + error).toContain('Unknown command')
  })
})

describe('segue init', () => {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')

  it('writes a config that can be published as it is', async () => {
    const written = await segue(['init', '--site', 'fresh'])
    expect(written).toEqual({
      status: 0,
      out:
        '"segue.config.json" is written: 4 segments, the usual goals, and an example that nobody sees yet.\n' +
        'Change what you like in it, then: segue publish fresh segue.config.json\n',
      error: '',
    })
    const { status, out, error } = await segue(['publish', 'fresh', 'segue.config.json'])
    expect([status, error]).toEqual([0, ''])
    expect(out).toMatch(/^Version 1 of "fresh" is live/)
  })

  it('takes the segments and answers that it is told, and all of them', async () => {
    const told = ['--segments', 'category_fan,from_country,frequent_buyer,occasional_shopper']
    const answers = [
      '--set',
      'category_fan.category=rain wear',
      '--set=from_country.countries=FR,BE',
    ]
    await segue(['init', 'told.json', '--site', 'told', ...told, ...answers])
    expect(JSON.parse(read('told.json'))).toMatchObject({
      site: 'told',
      traits: [{ id: 'category_views_30d' }, { id: 'order_days_365d' }],
      segments: [
        { id: 'category_fan', name: 'Category fan (rain wear)' },
        { id: 'from_country', when: { 'geo.country': { $in: ['FR', 'BE'] } } },
        { id: 'frequent_buyer' },
        { id: 'occasional_shopper' },
      ],
      experiences: [{ audiences: [{ segment: 'category_fan', coverage: 0 }] }],
    })

    const all = SEGMENT_LIBRARY.map(({ id }) => id).join()
    expect((await segue(['init', 'all.json', '--site', 'all', '--segments', all])).status).toBe(0)
    const { status, error } = await segue(['publish', 'all', 'all.json'])
    expect([status, error]).toEqual([0, ''])
  })

  it('never writes over a file', async () => {
    file('mine.json', 'mine')
    const { status, out, error } = await segue(['init', 'mine.json', '--site', 'shop'])
    expect([status, out]).toEqual([1, ''])
    expect(error).toBe(
      '"mine.json" is there already, and stays as it is. Name another file, such as: segue init new.config.json --site shop\n',
    )
    expect(read('mine.json')).toBe('mine')
  })

  it('lists the ready segments and what they ask for', async () => {
    const { status, out } = await segue(['init', '--list'])
    expect(status).toBe(0)
    for (const { id, name, sentence } of SEGMENT_LIBRARY) {
      expect(out).toMatch(new RegExp(`^${id} +${name} +${sentence.replace(/[.()]/g, '.')}$`, 'm'))
    }
    expect(out).toMatch(/^ +--set from_country.countries=DE,AT,CH {2}The countries$/m)
  })

  it.each([
    ['no site', [], 'Say it: segue init --site my-site'],
    ['a site that is no id', ['--site', 'my shop'], '(found "my shop"). Use 1 to 64'],
    ['a segment that is not there', ['--site', 's', '--segments', 'vip'], 'segue init --list'],
    ['an answer of no form', ['--site', 's', '--set', 'x'], 'category_fan.category=shoes'],
    [
      'an answer to nobody',
      ['--site', 's', '--set', 'lapsed.days=3'],
      'Add "lapsed" to --segments',
    ],
    [
      'a wrong answer',
      ['--site', 's', '--set', 'cart_abandoner.value=x'],
      'a number of at least 0',
    ],
    ['an option that is misspelt', ['--site', 's', '--segment', 'x'], 'There is no option'],
    ['a place that is not there', ['none/a.json', '--site', 's'], 'cannot be written'],
  ])('says what to do about %s, in one line, and writes nothing', async (_, args, words) => {
    const [name, rest] = args[0]?.endsWith('.json') ? [args[0], args.slice(1)] : ['no.json', args]
    const { status, out, error } = await segue(['init', name, ...rest])
    expect([status, out]).toEqual([1, ''])
    expect(error).toContain(words)
    expect(error.trimEnd().split('\n')).toHaveLength(1)
    expect(existsSync(join(folder, name))).toBe(false)
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

  it.each([
    ['SIGINT', [], []],
    [
      'SIGTERM',
      ['--host', '0.0.0.0', '--public-url', 'https://shop.example/about/'],
      ['Public  https://shop.example/about'],
    ],
  ] as const)('prints its addresses and stops at %s', async (signal, more, words) => {
    const args = [BIN, 'start', '--data', 'third', '--port', '0', ...more]
    const child = spawn(process.execPath, args, { cwd: folder })
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
    const [collector, ...lines] = out.trimEnd().split('\n')
    expect(lines.splice(0, words.length)).toEqual(words)
    const [consoleLine, ownerLine, last] = lines
    expect(collector).toMatch(/^Collector {2}http:\/\/127\.0\.0\.1:\d+$/)
    expect(consoleLine).toMatch(/^Console {2}http:\/\/127\.0\.0\.1:\d+$/)
    expect(ownerLine).toMatch(/^Make it yours {2}http:\/\/127\.0\.0\.1:\d+\/#own=[\w-]{40,}$/)
    expect(last).toBe('press Ctrl-C to stop')
    expect((await fetch(consoleLine!.slice('Console  '.length))).status).toBe(200)

    const status = await new Promise((resolve) => {
      child.removeAllListeners('close')
      child.on('close', resolve)
      child.kill(signal)
    })
    expect([status, error]).toEqual([0, ''])
    await expect(fetch(`${collector!.slice('Collector  '.length)}/healthz`)).rejects.toThrow()
  })
})
