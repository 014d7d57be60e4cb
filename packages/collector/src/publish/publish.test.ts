import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Published } from '@segue/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, type SmallDatabase } from './database.ts'
import { createLiveFiles } from './live-files.ts'
import { createPublish } from './publish.ts'
import type { Runtime } from './runtime.ts'
import { openSites } from './sites.ts'
import { snippetFiles } from './snippet-file.ts'
import { openTails } from './tails.ts'

const runtime: Runtime = {
  linkHead: async () => '__SEGUE_CONFIG__;__SEGUE_TAIL__',
  linkTail: async () => 'later()',
  link: async () => '',
  stub: '',
  inspector: 'why()',
  strictStub: '',
  blocks: [],
}

const build = (published: Published) => snippetFiles(runtime, published, () => {})

let folder: string
let opened: SmallDatabase[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'segue-publish-'))
  opened = []
})
afterEach(() => {
  for (const database of opened) database.close()
  rmSync(folder, { recursive: true })
})

/** A collector's publishing parts on the folder of this test. */
function start(now = () => 1_000) {
  const database = openDatabase(join(folder, 'segue.db'))
  opened.push(database)
  const sites = openSites(database)
  const files = createLiveFiles(sites, build)
  return { database, sites, files, publish: createPublish({ sites, files, build, now }) }
}

const config = (...changes: unknown[]) => ({
  site: 'shop',
  experiences: [
    {
      id: 'hero',
      pages: ['/'],
      audiences: [{ segment: '*', arms: [{ id: 'control' }, { id: 'b', changes }] }],
    },
  ],
})
const say = (text: string) => config({ kind: 'text', target: 'h1', text })
const insert = (html: string) => config({ kind: 'insert', target: 'h1', where: 'after', html })
const set = (name: string, value: string) => config({ kind: 'attribute', target: 'a', name, value })

describe('publishing', () => {
  it('makes a config live at once, and numbers versions from 1', async () => {
    const { publish, sites, files } = start()
    expect(await files.of('shop')).toBeUndefined()
    const first = await publish({ site: 'shop', config: say('one'), note: 'First' })
    expect(first).toMatchObject({ kind: 'live', version: 1, warnings: [] })
    expect((await files.of('shop'))?.js.identity.toString()).toContain('"text":"one"')
    expect(await publish({ site: 'shop', config: say('two') })).toMatchObject({ version: 2 })
    expect((await files.of('shop'))?.js.identity.toString()).toContain('"text":"two"')
    expect(sites.versions('shop')).toEqual([
      { version: 2, at: 1_000, note: '', live: true },
      { version: 1, at: 1_000, note: 'First', live: false },
    ])
    expect(sites.version('shop', 1)?.config).toMatchObject(say('one'))
    expect(sites.list()).toEqual([{ site: 'shop', name: 'shop', version: 2, at: 1_000 }])
  })

  it('finds everything again after a start', async () => {
    await start().publish({ site: 'shop', config: { ...say('kept'), name: 'The shop' } })
    const { sites, files } = start()
    expect(sites.knows('shop')).toBe(true)
    expect(sites.knows('other')).toBe(false)
    expect(sites.live('shop')).toMatchObject({ version: 1, config: say('kept') })
    expect(sites.list()).toEqual([{ site: 'shop', name: 'The shop', version: 1, at: 1_000 }])
    expect((await files.of('shop'))?.json.identity.toString()).toContain('"text":"kept"')
  })

  it('compiles anew after an upgrade what another release has published', async () => {
    const { publish, database } = start()
    await publish({ site: 'shop', config: say('kept') })
    // Only a release that nobody has any more could write this.
    database.exec('DROP TRIGGER IF EXISTS versions_stay')
    database.prepare("UPDATE versions SET published = json_set(published, '$.format', 1)").run([])
    expect((await start().files.of('shop'))?.json.identity.toString()).toContain('"text":"kept"')
  })

  it('numbers two publishes at the same time one after the other', async () => {
    const { publish, files } = start()
    const results = await Promise.all(
      ['a', 'b', 'c'].map((text) => publish({ site: 'shop', config: say(text) })),
    )
    expect(results.map((result) => 'version' in result && result.version)).toEqual([1, 2, 3])
    expect((await files.of('shop'))?.js.identity.toString()).toContain('"version":3')
  })

  it('does not publish over a version that its author has not seen', async () => {
    const { publish, sites } = start()
    await publish({ site: 'shop', config: say('one'), from: 0 })
    await publish({ site: 'shop', config: say('two'), from: 1 })
    expect(await publish({ site: 'shop', config: say('lost'), from: 1 })).toEqual({
      kind: 'moved',
      live: 2,
    })
    expect(sites.liveVersion('shop')).toBe(2)
  })

  it('goes on after a config that was refused', async () => {
    const { publish } = start()
    expect(await publish({ site: 'shop', config: 'nonsense' })).toMatchObject({ kind: 'refused' })
    expect(await publish({ site: 'shop', config: say('fine') })).toMatchObject({ version: 1 })
  })

  it('never changes or loses a version, not even by hand', async () => {
    const { publish, database } = start()
    await publish({ site: 'shop', config: say('one') })
    expect(() => database.exec("UPDATE versions SET note = 'x'")).toThrow('never changes')
    expect(() => database.exec('DELETE FROM versions')).toThrow('never goes')
  })
})

describe('what is refused', () => {
  it.each([
    ['another site', { ...say('x'), site: 'other' }, 'site', 'publish it to "other"'],
    ['a missing page', { site: 'shop', experiences: [{ id: 'x' }] }, '"x" › pages', 'Add'],
    ['HTML that runs', insert('<img src=x onerror=alert(1)>'), 'changes 1 › html', 'never code'],
    ['an event attribute', set('onclick', 'alert(1)'), 'changes 1', 'never code'],
    ['an inline style', set('style', 'color:red'), 'changes 1', 'class'],
    ['a document in an attribute', set('srcdoc', '<script>'), 'changes 1', 'Remove it'],
    ['a form that goes elsewhere', set('formaction', '/x'), 'changes 1', 'Remove it'],
    ['a link that runs', set('href', 'javascript:alert(1)'), 'changes 1', 'mailto:'],
    ['a hidden link that runs', set('href', 'java\tscript:alert(1)'), 'changes 1', 'mailto:'],
    ['an image that is code', set('src', 'data:image/svg+xml,x'), 'changes 1', 'https:'],
    ['an attribute in capitals', set('HREF', '/x'), 'changes 1', 'Allowed:'],
    ['a prototype', set('__proto__', 'x'), 'changes 1', 'Allowed:'],
    ['a page library that runs code', set('data-ng-click', 'x'), 'changes 1', 'Allowed:'],
  ])('%s', async (_, input, place, remedy) => {
    const { publish, sites } = start()
    const result = await publish({ site: 'shop', config: input })
    if (result.kind !== 'refused') throw new Error('It was published.')
    expect(result.problems[0]?.place).toContain(place)
    expect(result.problems[0]?.remedy).toContain(remedy)
    expect(sites.liveVersion('shop')).toBe(0)
  })

  it.each([
    ['href', '/sale'],
    ['href', 'tel:+4912345'],
    ['src', 'https://cdn.example/a.jpg'],
    ['srcset', 'a.jpg 1x, b.jpg 2x'],
    ['alt', 'A shoe'],
    ['class', 'big red'],
    ['placeholder', 'Your e-mail'],
    ['aria-label', 'Buy'],
    ['data-segue-event', 'cta'],
  ])('but not a change of %s to %s', async (name, value) => {
    expect(await start().publish({ site: 'shop', config: set(name, value) })).toMatchObject({
      kind: 'live',
    })
  })

  it('names all that is wrong in one go', async () => {
    const { publish } = start()
    const result = await publish({
      site: 'shop',
      config: config(
        { kind: 'insert', target: 'h1', where: 'after', html: '<script>x</script>' },
        { kind: 'attribute', target: 'a', name: 'onclick', value: 'x' },
        { kind: 'insert', target: 'h1', where: 'after', html: '<iframe src="/x"></iframe>' },
      ),
    })
    if (result.kind !== 'refused') throw new Error('It was published.')
    expect(result.problems.map(({ value }) => value).sort()).toEqual([
      '<iframe>',
      '<script>',
      'onclick="x"',
    ])
  })
})

describe('the weight of a config', () => {
  /** Words that do not compress: about 0.8 bytes a letter. */
  const noise = (length: number) => {
    let state = 1
    return Array.from({ length }, () => {
      state = (state * 48_271) % 2_147_483_647
      return 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_'[state % 64]
    }).join('')
  }
  const heavy = (letters: number) => ({
    site: 'shop',
    experiences: [
      ...config({ kind: 'text', target: 'h1', text: 'light' }).experiences,
      {
        ...config(...chunks(noise(letters))).experiences[0],
        id: 'heavy',
      },
    ],
  })
  const chunks = (text: string) =>
    (text.match(/.{1,1500}/g) ?? []).map((part) => ({ kind: 'text', target: 'h1', text: part }))

  it('is no matter up to 10 KB', async () => {
    const result = await start().publish({ site: 'shop', config: heavy(10_000) })
    expect(result).toMatchObject({ kind: 'live', warnings: [] })
    expect((result as { bytes: number }).bytes).toBeGreaterThan(6_000)
  })

  it('is warned of above 10 KB, with the experience that weighs most', async () => {
    const result = await start().publish({ site: 'shop', config: heavy(20_000) })
    if (result.kind !== 'live') throw new Error('It was refused.')
    expect(result.warnings).toHaveLength(1)
    expect(result.warnings[0]?.problem).toContain('10.0 KB')
    expect(result.warnings[0]?.remedy).toMatch(/experiences: "heavy" \(1\d\.\d KB\), "hero"/)
  })

  it('is refused above 50 KB', async () => {
    const { publish, sites } = start()
    const result = await publish({ site: 'shop', config: heavy(74_000) })
    if (result.kind !== 'refused') throw new Error('It was published.')
    expect(result.problems[0]?.problem).toContain('50.0 KB')
    expect(result.problems[0]?.remedy).toContain('"heavy"')
    expect(sites.liveVersion('shop')).toBe(0)
  })
})

it('goes on serving the tail of an earlier release, which cached heads ask for', async () => {
  const { database } = start()
  openTails(database).keep({ name: 'tail.1.js', text: 'later()' })
  const tails = openTails(database)
  tails.keep({ name: 'tail.2.js', text: 'newer()' })
  expect((await tails.named('tail.1.js'))?.identity.toString()).toBe('later()')
  expect((await tails.named('tail.2.js'))?.identity.toString()).toBe('newer()')
  expect(await tails.named('tail.3.js')).toBeUndefined()
})
