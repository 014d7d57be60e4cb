import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readRuntime } from './runtime.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'segue-runtime-'))
  writeFileSync(join(folder, 'tail.js'), 'b()')
  writeFileSync(join(folder, 'stub.js'), 'c(__SEGUE_SRC__)')
})
afterEach(() => rmSync(folder, { recursive: true }))

const urlOf = (name: string) => pathToFileURL(join(folder, name)).href

it('names the tail by its content', async () => {
  const { tailName } = await readRuntime(urlOf)
  expect(tailName).toMatch(/^tail\.[0-9a-f]{16}\.js$/)
  expect((await readRuntime(urlOf)).tailName).toBe(tailName)
  writeFileSync(join(folder, 'tail.js'), 'b(2)')
  expect((await readRuntime(urlOf)).tailName).not.toBe(tailName)
})

it('says at the start that a file has no place for the script’s address', async () => {
  writeFileSync(join(folder, 'stub.js'), 'a()')
  await expect(readRuntime(urlOf)).rejects.toThrow(
    "The snippet's stub.js has no __SEGUE_SRC__. Build the snippet again: pnpm build.",
  )
})

it('says at the start that a file is missing', async () => {
  rmSync(join(folder, 'tail.js'))
  await expect(readRuntime(urlOf)).rejects.toThrow(
    "The snippet's tail.js cannot be read. Build it: pnpm build.",
  )
})
