import { runInNewContext } from 'node:vm'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Published } from '@segue/core'
import { expect, it } from 'vitest'
import type { Runtime } from './runtime.ts'
import { type Part, snippetFiles } from './snippet-file.ts'

const runtime: Runtime = {
  linkHead: async () => 'const config=__SEGUE_CONFIG__;started={config,tail:__SEGUE_TAIL__}',
  linkTail: async () => 'later(__SEGUE_INSPECTOR__, __SEGUE_EVENTS__)',
  link: async () => '',
  stub: '',
  strictStub: '',
  blocks: [],
  inspector: 'why()',
}
const published: Published = {
  format: 3,
  site: 'shop',
  version: 7,
  series: [],
  traits: [],
  groups: {},
  sources: [],
  off: [],
  segments: [{ id: 'x', when: { 'page.title': '$& __SEGUE_TAIL__ é' } }],
  goals: [],
  experiences: [],
}

const files: Part[] = []
const filesOf = (published: Published) =>
  snippetFiles(runtime, published, (part) => files.push(part))

it('puts the config and the name of the tail into the script', async () => {
  const { js } = await filesOf(published)
  const page: { started?: unknown } = {}
  runInNewContext(js.identity.toString(), page)
  const named = (part: string) => files.find(({ name }) => name.startsWith(`${part}.`))!
  const { name, text } = named('tail')
  expect(name).toMatch(/^tail\.[0-9a-f]{16}\.js$/)
  const inspector = named('inspect')
  expect(inspector.name).toMatch(/^inspect\.[0-9a-f]{16}\.js$/)
  expect(inspector.text).toBe('why()')
  expect(text).toBe(`later("${inspector.name}", "../e")`)
  expect(JSON.stringify(page.started)).toBe(JSON.stringify({ config: published, tail: name }))
})

it('compresses both forms once, each to the same content', async () => {
  const { js, json } = await filesOf(published)
  for (const file of [js, json]) {
    expect(brotliDecompressSync(file.br)).toEqual(file.identity)
    expect(gunzipSync(file.gzip)).toEqual(file.identity)
  }
  expect(JSON.parse(json.identity.toString())).toEqual(published)
  expect(js.hash).not.toBe(json.hash)
})

it('names a content the same each time, another one otherwise', async () => {
  const once = await filesOf(published)
  const again = await filesOf(published)
  const next = await filesOf({ ...published, version: 8 })
  expect(again.js.hash).toBe(once.js.hash)
  expect(next.js.hash).not.toBe(once.js.hash)
})

it('keeps both parts of the script by names that change with their content', async () => {
  const { js, kept } = await filesOf({ ...published, version: 9 })
  expect(files.slice(-2)).toEqual([kept!.script, kept!.tail])
  expect(kept!.script).toMatchObject({ text: js.identity.toString() })
  expect(kept!.script.name).toMatch(/^shop\.[0-9a-f]{16}\.js$/)
  expect((await filesOf({ ...published, version: 10 })).kept!.script.name).not.toBe(
    kept!.script.name,
  )
})

it('keeps nothing by name of a site that is paused', async () => {
  expect((await filesOf({ ...published, paused: true })).kept).toBeUndefined()
})

it('says where events go when the files lie elsewhere', async () => {
  const parts: Part[] = []
  await snippetFiles(runtime, published, (part) => parts.push(part), 'https://c.example/about/e')
  expect(parts.find(({ name }) => name.startsWith('tail.'))!.text).toContain(
    ', "https://c.example/about/e")',
  )
})
