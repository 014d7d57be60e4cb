import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readRuntime } from './runtime.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'segue-runtime-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const link = async () => ''
const urlOf = (name: string) => pathToFileURL(join(folder, name)).href

it('says at the start that the tag has no place for the script’s address', async () => {
  writeFileSync(join(folder, 'stub.js'), 'a()')
  writeFileSync(join(folder, 'inspect.js'), 'b()')
  await expect(readRuntime(link, urlOf)).rejects.toThrow(
    "The snippet's stub.js has no __SEGUE_SRC__. Build the snippet again: pnpm build.",
  )
})

it.each([
  ['stub.js', 'inspect.js'],
  ['inspect.js', 'stub.js'],
])('says at the start that %s is missing', async (missing, other) => {
  writeFileSync(join(folder, other), '__SEGUE_SRC__')
  await expect(readRuntime(link, urlOf)).rejects.toThrow(
    `The snippet's ${missing} cannot be read. Build it: pnpm build.`,
  )
})
