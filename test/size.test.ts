import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { linkHead } from '@segue/collector'
import { checkConfig, compileConfig } from '@segue/core'
import { expect, it } from 'vitest'

const files = new URL('../packages/snippet/dist/files/', import.meta.url)
const size = (text: string | Buffer) => brotliCompressSync(text).length
const sizeOf = (name: string) => size(readFileSync(new URL(name, files)))

const jsonOf = (path: string) =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as unknown

/** What runs before the first paint on a site with this config; the config itself is not counted. */
async function headSize(input: unknown): Promise<number> {
  const checked = checkConfig(input)
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems, null, 2))
  return size(await linkHead(compileConfig(checked.config, 1, () => [])))
}

// A peer's smallest script is 13,979 bytes; less than a third of it runs before our first paint.
it('what runs before the first paint of the demo shop fits in 4,096 bytes', async () => {
  expect(await headSize(jsonOf('../demo-site/segue.config.json'))).toBeLessThanOrEqual(4_096)
})

it('what runs before the first paint fits in 6,144 bytes where a config uses everything', async () => {
  expect(await headSize(jsonOf('vectors/everything.config.json'))).toBeLessThanOrEqual(6_144)
})

it('everything that is loaded later fits in 12,288 bytes', () => {
  const later = readdirSync(files).filter((name) => name !== 'stub.js')
  const sum = later.map(sizeOf).reduce((total, bytes) => total + bytes, 0)
  expect(later).toContain('tail.js')
  expect(sum).toBeLessThanOrEqual(12_288)
})

it('the tag that is pasted fits in 512 bytes', () => {
  expect(sizeOf('stub.js')).toBeLessThanOrEqual(512)
})
