import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readRuntime } from './runtime.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'segue-runtime-'))
  mkdirSync(join(folder, 'blocks'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const link = async () => ''
const urlOf = (name: string) => pathToFileURL(join(folder, name)).href

it('says at the start that the tag has no place for the script’s address', async () => {
  const files = { 'stub.js': 'a()', 'strict-stub.js': '__SEGUE_PREVIEWS__', 'inspect.js': 'b()' }
  for (const name in files) writeFileSync(join(folder, name), files[name as keyof typeof files])
  await expect(readRuntime(link, urlOf)).rejects.toThrow(
    "The snippet's stub.js has no __SEGUE_PREVIEWS__. Build the snippet again: pnpm build.",
  )
})

it.each(['stub.js', 'strict-stub.js', 'inspect.js'])(
  'says at the start that %s is missing',
  async (missing) => {
    for (const name of ['stub.js', 'strict-stub.js', 'inspect.js']) {
      if (name !== missing) writeFileSync(join(folder, name), '__SEGUE_PREVIEWS__')
    }
    await expect(readRuntime(link, urlOf)).rejects.toThrow(
      `The snippet's ${missing} cannot be read. Build it: pnpm build.`,
    )
  },
)

it('says at the start that the blocks are missing', async () => {
  for (const name of ['stub.js', 'strict-stub.js', 'inspect.js']) {
    writeFileSync(join(folder, name), '__SEGUE_PREVIEWS__')
  }
  rmSync(join(folder, 'blocks'), { recursive: true })
  await expect(readRuntime(link, urlOf)).rejects.toThrow(
    "The snippet's blocks are not there. Build them: pnpm build.",
  )
})
