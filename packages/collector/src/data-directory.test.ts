import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDataDirectory, StartError } from './data-directory.ts'

let place: string
let path: string

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'segue-data-'))
  path = join(place, 'data')
})
afterEach(() => rmSync(place, { recursive: true }))

const modeOf = (file: string) => statSync(file).mode & 0o777

describe('The data directory', { timeout: 30_000 }, () => {
  it('is made for its user alone, with a token that stays', () => {
    const first = openDataDirectory(path)
    expect(modeOf(path)).toBe(0o700)
    expect(first.token).toMatch(/^[\w-]{43}$/)
    expect(modeOf(first.file('token'))).toBe(0o600)
    first.close()
    const second = openDataDirectory(path)
    expect(second.token).toBe(first.token)
    second.close()
  })

  it('takes back a token that others could read', () => {
    openDataDirectory(path).close()
    chmodSync(join(path, 'token'), 0o644)
    openDataDirectory(path).close()
    expect(modeOf(join(path, 'token'))).toBe(0o600)
  })

  it('does not start with a token that can be guessed', () => {
    openDataDirectory(path).close()
    writeFileSync(join(path, 'token'), '\n')
    expect(() => openDataDirectory(path)).toThrow(/token" holds 0 characters.*Delete it/)
    writeFileSync(join(path, 'token'), 'x'.repeat(43))
    openDataDirectory(path).close()
  })

  it('keeps each secret by itself, for its user alone', () => {
    const directory = openDataDirectory(path)
    const key = directory.secret('preview.key')
    expect(key).toMatch(/^[\w-]{43}$/)
    expect(key).not.toBe(directory.token)
    expect(modeOf(directory.file('preview.key'))).toBe(0o600)
    expect(directory.secret('preview.key')).toBe(key)
    directory.close()
  })

  it('is held by one collector at a time, also within a process', () => {
    const first = openDataDirectory(path)
    expect(() => openDataDirectory(path)).toThrow(StartError)
    expect(() => openDataDirectory(path)).toThrow(`Data directory "${path}" is held by another`)
    first.close()
    openDataDirectory(path).close()
  })

  it('is free again the moment its holder is killed', async () => {
    const built = new URL('../dist/data-directory.js', import.meta.url)
    const code = `
      const { openDataDirectory } = await import('${built}')
      openDataDirectory(process.argv[1])
      console.log('held')
      setInterval(() => {}, 1000)`
    const holder = spawn(process.execPath, ['--input-type=module', '-e', code, path])
    await once(holder.stdout, 'data')
    expect(() => openDataDirectory(path)).toThrow('is held by another collector')
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    openDataDirectory(path).close()
  })

  it('says in one line what cannot be a data directory', () => {
    const file = join(place, 'file')
    writeFileSync(file, 'kept')
    const nowhere = existsSync('/proc/self') ? ['/proc/nowhere/at/all'] : []
    for (const wrong of [file, join(file, 'below'), ...nowhere]) {
      expect(() => openDataDirectory(wrong)).toThrow(
        new RegExp(`^Data directory "${wrong}" cannot be used: [^\n]*\\. Set SEGUE_DATA`),
      )
    }
    expect(readFileSync(file, 'utf8')).toBe('kept')
  })
})
