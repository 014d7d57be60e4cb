import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { encode } from './encoded.ts'
import { openPublishedFolder, type PublishedFolder } from './published-folder.ts'
import type { Part, SnippetFiles } from './snippet-file.ts'

let path: string
let opened: PublishedFolder | undefined
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'segue-folder-'))
})
afterEach(async () => {
  await opened?.stop()
  rmSync(path, { recursive: true })
})

const files = async (text: string, parts: Part[]): Promise<SnippetFiles> => ({
  js: await encode('text/javascript', text),
  json: await encode('application/json', '{}'),
  parts,
})
const there = () => readdirSync(join(path, 's')).sort()
const read = (name: string) => readFileSync(join(path, 's', name), 'utf8')

it('has each site’s files and all parts of earlier versions, and no drafts', async () => {
  let live = await files('one()', [{ name: 'tail.0a.js', text: 'a()' }])
  opened = await openPublishedFolder({ path, filesOf: async () => live, onError: fail })
  expect(await opened.put('shop')).toBeUndefined()
  expect(there()).toEqual(['shop.js', 'shop.json', 'tail.0a.js'])

  // What is live is never older than the last start or publish: whoever tidies up goes by that.
  const longAgo = new Date(2020, 0)
  utimesSync(join(path, 's', 'tail.0a.js'), longAgo, longAgo)
  await opened.put('shop')
  expect(Date.now() - statSync(join(path, 's', 'tail.0a.js')).mtimeMs).toBeLessThan(60_000)

  live = await files('two()', [{ name: 'tail.0b.js', text: 'b()' }])
  await opened.put('shop')
  expect(there()).toEqual(['shop.js', 'shop.json', 'tail.0a.js', 'tail.0b.js'])
  expect([read('shop.js'), read('tail.0a.js'), read('tail.0b.js')]).toEqual(['two()', 'a()', 'b()'])

  // What a crash left, beside what is no draft of ours.
  writeFileSync(join(path, 's', 'shop.js.6b1f3a52-8f0e-4c6e-9d6c-0123456789ab'), 'half')
  writeFileSync(join(path, 's', 'robots.txt'), '')
  await openPublishedFolder({ path, filesOf: async () => live, onError: fail })
  expect(there()).toEqual(['robots.txt', 'shop.js', 'shop.json', 'tail.0a.js', 'tail.0b.js'])
})

it('says what hinders it, and tries again until it is done', async () => {
  const errors: unknown[] = []
  opened = await openPublishedFolder({
    path,
    filesOf: () => files('one()', []),
    onError: (error) => errors.push(error),
    pause: 20,
  })
  rmSync(join(path, 's'), { recursive: true })
  writeFileSync(join(path, 's'), 'a file in the way')
  expect(await opened.put('shop')).toMatch(/ENOTDIR/)
  expect(errors.length).toBeGreaterThan(0)
  rmSync(join(path, 's'))
  await (await openPublishedFolder({ path, filesOf: async () => undefined, onError: fail })).stop()
  await expect.poll(there).toEqual(['shop.js', 'shop.json'])
})

it('does not open where nothing can be written', async () => {
  writeFileSync(join(path, 's'), 'a file in the way')
  await expect(
    openPublishedFolder({ path, filesOf: async () => undefined, onError: fail }),
  ).rejects.toThrow(/^Published files cannot be written to ".*".*Set SEGUE_PUBLISH_TO/)
})

function fail(error: unknown): never {
  throw error
}
