import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { withFileOf } from './file-of.ts'

const directory = mkdtempSync(join(tmpdir(), 'segue-file-'))
afterAll(() => rmSync(directory, { recursive: true }))
const bytes = Buffer.from('🧦\n'.repeat(100_000))

it('gives bytes to whoever reads them by their name, and nothing of them lies on the disk', async () => {
  const read = await withFileOf(bytes, directory, async (name) => {
    expect(readdirSync(directory)).toEqual([])
    return readFileSync(name)
  })
  expect(read.equals(bytes)).toBe(true)
})

it('gives up its place also when the reader fails', async () => {
  let open = ''
  const failing = withFileOf(bytes, directory, async (name) => {
    open = name
    throw new Error('unreadable')
  })
  await expect(failing).rejects.toThrow('unreadable')
  // Another file may have its number by now.
  expect(existsSync(open) && statSync(open).size).not.toBe(bytes.length)
  expect(readdirSync(directory)).toEqual([])
})
