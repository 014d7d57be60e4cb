import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'

const files = new URL('../packages/snippet/dist/files/', import.meta.url)
const size = (name: string) => brotliCompressSync(readFileSync(new URL(name, files))).length

// A peer's smallest script is 13,979 bytes; less than a third of it runs before our first paint.
it('what runs before the first paint fits in 4,096 bytes', () => {
  expect(size('head.js')).toBeLessThanOrEqual(4_096)
})

it('everything that is loaded later fits in 12,288 bytes', () => {
  const later = readdirSync(files).filter((name) => name !== 'head.js' && name !== 'stub.js')
  const sum = later.map(size).reduce((total, bytes) => total + bytes, 0)
  expect(later).toContain('tail.js')
  expect(sum).toBeLessThanOrEqual(12_288)
})

it('the tag that is pasted fits in 512 bytes', () => {
  expect(size('stub.js')).toBeLessThanOrEqual(512)
})
