import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { linkHead, linkTail } from '@segue/collector'
import { checkConfig, compileConfig, type Published } from '@segue/core'
import { expect, it } from 'vitest'

const size = (text: string | Buffer) => brotliCompressSync(text).length
const bytesOf = (path: string) => readFileSync(new URL(path, import.meta.url))

/** A site's config as its visitors get it; its own bytes are not counted here. */
function published(path: string): Published {
  const checked = checkConfig(JSON.parse(String(bytesOf(path))))
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems, null, 2))
  return compileConfig(checked.config, 1, {
    htmlToTree: () => [],
    renderBlock: () => ({ tree: [], isAlive: false }),
  })
}
const demo = published('../demo-site/segue.config.json')
const everything = published('vectors/everything.config.json')

// A peer's smallest script is 13,979 bytes; less than a third of it runs before our first paint.
it('what runs before the first paint of the demo shop fits in 4,096 bytes', async () => {
  expect(size(await linkHead(demo))).toBeLessThanOrEqual(4_096)
})

it('what runs before the first paint fits in 7,424 bytes where a config uses everything', async () => {
  expect(size(await linkHead(everything))).toBeLessThanOrEqual(7_424)
})

it('everything that is loaded later fits in 12,288 bytes', async () => {
  expect(size(await linkTail(demo))).toBeLessThanOrEqual(12_288)
})

it('Preact and the scripts of all blocks fit in 14 KB', () => {
  const folder = new URL('../packages/snippet/dist/files/blocks/', import.meta.url)
  const sizes = readdirSync(folder).map((name) => size(readFileSync(new URL(name, folder))))
  expect(sizes.length).toBeGreaterThan(5)
  expect(sizes.reduce((sum, bytes) => sum + bytes)).toBeLessThanOrEqual(14 * 1_024)
})

it('the tag that is pasted fits in 512 bytes', () => {
  expect(size(bytesOf('../packages/snippet/dist/files/stub.js'))).toBeLessThanOrEqual(512)
})

/** A script of the console and all that it imports at once. */
function withImports(name: string, known = new Set<string>()): Set<string> {
  if (known.has(name)) return known
  known.add(name)
  const code = String(bytesOf(`../packages/console/dist/app/${name}`))
  for (const [, other] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) {
    withImports(other!, known)
  }
  return known
}

it('the first screen of the console fits in 60 KB, without what one authors with and the charts', () => {
  const names = [...withImports('console.js')]
  const sizes = names.map((name) => size(bytesOf(`../packages/console/dist/app/${name}`)))
  expect(sizes.reduce((sum, bytes) => sum + bytes)).toBeLessThanOrEqual(60 * 1_024)
  expect(names).not.toContain('draw.js')
  expect(names.filter((name) => /segments-screen|experiences-screen/.test(name))).toEqual([])
})
