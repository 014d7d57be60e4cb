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
  await expect(readRuntime(link, urlOf)).rejects.toThrow(
    "The snippet's stub.js has no __SEGUE_SRC__. Build the snippet again: pnpm build.",
  )
})

it('says at the start that a file is missing', async () => {
  await expect(readRuntime(link, urlOf)).rejects.toThrow(
    "The snippet's stub.js cannot be read. Build it: pnpm build.",
  )
})
