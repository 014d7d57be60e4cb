import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { open as openFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Log, openLog } from './log.ts'
import { createLines } from './record-line.ts'

let place: string
let directory: string
let warnings: string[]
const logs: Log[] = []

// The disk's word that bytes outlast a power cut: a test can take it away.
const probe = await openFile(new URL(import.meta.url))
const datasync = vi.spyOn(Object.getPrototypeOf(probe) as typeof probe, 'datasync')
await probe.close()

beforeEach(() => {
  datasync.mockClear()
  place = mkdtempSync(join(tmpdir(), 'segue-log-'))
  directory = join(place, 'log')
  warnings = []
})
afterEach(async () => {
  await Promise.all(logs.splice(0).map((log) => log.close()))
  rmSync(place, { recursive: true })
})

async function open(options = {}): Promise<Log> {
  const warn = (message: string) => warnings.push(message)
  const log = await openLog(directory, { sealAfter: 60_000, warn, ...options })
  logs.push(log)
  return log
}

const linesOf = (...records: string[]) =>
  Buffer.from(records.map((record) => `${record}\n`).join(''))

const files = (end = '.log') => readdirSync(directory).filter((name) => name.endsWith(end))

/** One bit, as a disk or a memory does it. */
function flip(file: string, offset: number): void {
  const bytes = readFileSync(file)
  bytes[offset]! ^= 1
  writeFileSync(file, bytes)
}

async function recordsOf(log: Log): Promise<string[]> {
  const all = await Promise.all(log.sealed().map((segment) => log.read(segment)))
  return all.flatMap((lines) => String(lines).split('\n').slice(0, -1))
}

describe('The log', { timeout: 30_000 }, () => {
  it('gives back what was appended, in order, with every letter', async () => {
    const log = await open()
    await log.append(linesOf('{"a":"🧦"}', ''))
    await log.append(linesOf('{"b":2}'))
    await log.seal()
    expect(await recordsOf(log)).toEqual(['{"a":"🧦"}', '', '{"b":2}'])
  })

  it('keeps what comes while it writes apart from what it writes', async () => {
    const log = await open()
    const records = Array.from({ length: 400 }, (_, n) => `${n} `.repeat(n % 40 ? 50 : 100_000))
    const done: Promise<void>[] = []
    for (const [n, record] of records.entries()) {
      done.push(log.append(linesOf(record)))
      // Some while the disk is at work, some at once.
      if (n % 3 === 0) await new Promise((resolve) => setImmediate(resolve))
      if (n % 100 === 0) await Promise.all(done)
    }
    await Promise.all(done)
    await log.seal()
    expect(log.pendingBytes()).toBe(records.reduce((sum, record) => sum + record.length + 10, 0))
    expect(await recordsOf(log)).toEqual(records)
    expect(log.damage()).toEqual({ lines: 0, segments: 0 })
  })

  it('refuses lines of which the last has no end, and only those', async () => {
    const log = await open()
    const good = log.append(linesOf('good'))
    await expect(log.append(Buffer.from('two\nlines'))).rejects.toThrow('no end')
    await good
    await log.seal()
    expect(await recordsOf(log)).toEqual(['good'])
  })

  it('syncs once for all who wait for the disk', async () => {
    const log = await open()
    const sizes: number[] = []
    const append = async (text: string) => {
      await log.append(linesOf(text))
      sizes.push(statSync(join(directory, files()[0]!)).size)
    }
    await Promise.all(Array.from({ length: 100 }, () => append('x')))
    // When the first was answered all the others were written as well.
    expect(sizes).toEqual(Array(100).fill(1_100))
  })

  it('acknowledges when the disk has synced, and not before', async () => {
    const log = await open()
    await log.append(linesOf('first'))
    let synced = () => {}
    datasync.mockImplementationOnce(() => new Promise<void>((resolve) => (synced = resolve)))
    let acknowledged = false
    const appended = log.append(linesOf('second')).then(() => (acknowledged = true))
    await expect.poll(() => datasync.mock.calls.length).toBe(2)
    expect(acknowledged).toBe(false)
    synced()
    await appended
  })

  it('leaves the disk to the system where an event need only outlive the process', async () => {
    const log = await open({ durability: 'os' })
    await log.append(linesOf('kept'))
    expect(String(readFileSync(join(directory, files()[0]!)))).toMatch(/kept\n$/)
    expect(datasync).not.toHaveBeenCalled()
  })

  it('trusts a file no more whose sync has failed, and goes on in a new one', async () => {
    const log = await open()
    await log.append(linesOf('before'))
    datasync.mockRejectedValueOnce(new Error('EIO: i/o error, fdatasync'))
    await expect(log.append(linesOf('lost'))).rejects.toThrow('EIO')
    await log.append(linesOf('after'))
    await log.seal()
    expect(await recordsOf(log)).toEqual(['before', 'after'])
    expect(files()).toHaveLength(2)
  })

  it('seals what is old enough or large enough by itself, and tells of it', async () => {
    const log = await open({ sealAfter: 30, sealBytes: 2_000 })
    let told = 0
    log.onSealed(() => told++)
    await log.append(linesOf('x'.repeat(2_000)))
    await log.append(linesOf('small'))
    expect(log.sealed()).toHaveLength(1)
    await expect.poll(() => told, { timeout: 10_000 }).toBe(2)
    expect(await recordsOf(log)).toHaveLength(2)
  })

  it('counts the bytes that are still here', async () => {
    const log = await open()
    expect(log.pendingBytes()).toBe(0)
    const kept = log.append(linesOf('12345'))
    expect(log.pendingBytes()).toBe(15)
    await kept
    await log.seal()
    expect(log.pendingBytes()).toBe(15)
    expect((await open()).pendingBytes()).toBe(15)
    await log.remove(log.sealed()[0]!)
    expect(log.pendingBytes()).toBe(0)
    expect(files()).toEqual([])
  })

  it('seals with its token what a crash left open, in the order in which it was written', async () => {
    const first = await open()
    for (const text of ['1', '2', '3']) {
      await first.append(linesOf(text))
      if (text !== '3') await first.seal()
    }
    const names = files().sort()
    const second = await open()
    expect(await recordsOf(second)).toEqual(['1', '2', '3'])
    expect(second.sealed().map(({ token }) => token)).toEqual(names.map((n) => n.slice(13, 49)))
    await second.append(linesOf('4'))
    await second.seal()
    expect(await recordsOf(second)).toEqual(['1', '2', '3', '4'])
  })

  it.each([
    ['half a line', '0123abcd {"torn'],
    ['zeros that a power cut left', '\0'.repeat(4_096)],
  ])('drops %s at the end, and says how much', async (_, torn) => {
    const first = await open()
    await first.append(linesOf('whole'))
    const file = join(directory, files()[0]!)
    const before = readFileSync(file)
    appendFileSync(file, torn)
    const second = await open()
    expect(await recordsOf(second)).toEqual(['whole'])
    expect(warnings).toEqual([expect.stringContaining(`the last ${torn.length} bytes`)])
    expect(readFileSync(file)).toEqual(before)
  })

  it('keeps the lines around a damaged one, and puts that aside', async () => {
    const log = await open()
    await log.append(linesOf('one', 'two', 'three'))
    await log.seal()
    const file = join(directory, files()[0]!)
    const bytes = readFileSync(file)
    bytes[bytes.indexOf('two') + 1]! ^= 1
    writeFileSync(file, bytes)
    expect(await recordsOf(log)).toEqual(['one', 'three'])
    expect(warnings).toEqual([expect.stringContaining('1 of 3 lines are damaged')])
    expect(readFileSync(join(directory, files('.damaged')[0]!), 'utf8')).toMatch(/^\w{8} tvo\n$/)
  })

  it('tells once of a damaged line, however often it is read', async () => {
    const log = await open()
    await log.append(linesOf('one', 'two'))
    await log.seal()
    flip(join(directory, files()[0]!), 10)
    for (let time = 0; time < 3; time++) expect(await recordsOf(log)).toEqual(['two'])
    expect(warnings).toHaveLength(1)
    expect(log.damage()).toEqual({ lines: 1, segments: 0 })
  })

  it('opens beside a file that cannot be read, and counts it', async () => {
    const first = await open()
    await first.append(linesOf('here'))
    await first.close()
    const gone = `000000000009-${crypto.randomUUID()}.log`
    mkdirSync(join(directory, gone))
    const second = await open()
    expect(await recordsOf(second)).toEqual(['here'])
    expect(second.damage()).toEqual({ lines: 0, segments: 1 })
    expect(warnings).toEqual([expect.stringContaining(`${gone}: the events in it cannot be read`)])
    // The next number is not one that lies there.
    await second.append(linesOf('next'))
    expect(files().sort()[2]).toMatch(/^000000000010-/)
  })

  it('loses at most the record in which a bit is wrong, wherever that is', async () => {
    const records = ['{"a":"🧦"}', '{"b":"deadbeef deadbeef"}', '', '{"c":3}']
    const lines = createLines()
    const wholeBytes = lines.add(linesOf(...records))
    lines.add(linesOf('{"torn":1}'))
    // As a process leaves it that was killed while it wrote.
    const bytes = lines.bytes().subarray(0, -3)
    mkdirSync(directory)
    for (let offset = 0; offset < bytes.length; offset++) {
      const file = join(directory, `000000000001-${crypto.randomUUID()}.log`)
      writeFileSync(file, bytes)
      flip(file, offset)
      warnings = []
      const log = await openLog(directory, { warn: (message) => warnings.push(message) })
      const found = await recordsOf(log)
      const lost = records.filter((text) => !found.includes(text))
      const isTorn = offset >= wholeBytes
      expect(lost.length, `at ${offset}: ${lost}`).toBeLessThanOrEqual(isTorn ? 0 : 1)
      expect(found).toEqual(records.filter((text) => !lost.includes(text)))
      // The torn end is told of in any case; the damage beside it as well.
      expect(warnings.length).toBeGreaterThanOrEqual(lost.length ? 2 : 1)
      if (lost.length) expect(log.damage().lines).toBeGreaterThan(0)
      await log.close()
      rmSync(directory, { recursive: true })
      mkdirSync(directory)
    }
  })

  it('mends the last newline of a segment that was whole', async () => {
    const first = await open()
    await first.append(linesOf('one', 'two'))
    const file = join(directory, files()[0]!)
    const before = readFileSync(file)
    flip(file, before.length - 1)
    const second = await open()
    expect(await recordsOf(second)).toEqual(['one', 'two'])
    expect(readFileSync(file)).toEqual(before)
    expect(warnings).toEqual([expect.stringContaining('the end of its last line was damaged')])
    expect(second.damage()).toEqual({ lines: 1, segments: 0 })
  })

  it('rejects while there is nowhere to write, and goes on when there is', async () => {
    const log = await open()
    await log.append(linesOf('before'))
    await log.seal()
    renameSync(directory, `${directory}-away`)
    await expect(log.append(linesOf('lost'))).rejects.toThrow('ENOENT')
    expect(log.pendingBytes()).toBe(16)
    renameSync(`${directory}-away`, directory)
    await log.append(linesOf('after'))
    await log.seal()
    expect(await recordsOf(log)).toEqual(['before', 'after'])
  })

  it('goes on in a new file when the disk takes only half of a write', async () => {
    const built = new URL('../../dist/log/log.js', import.meta.url)
    mkdirSync(directory)
    const code = `
      const { openLog } = await import('${built}')
      const log = await openLog(process.argv[1], { sealAfter: 60000 })
      const kept = []
      for (let n = 0; n < 40; n++) {
        await log.append(Buffer.from(n + 'y'.repeat(9000) + '\\n')).then(() => kept.push(n), () => {})
      }
      await log.seal()
      const read = await Promise.all(log.sealed().map((segment) => log.read(segment)))
      const found = read.flatMap((lines) => String(lines).trim().split('\\n')).map((record) => parseInt(record))
      const { statSync } = await import('node:fs')
      const exact = log.sealed().every(({ file, bytes }) => statSync(file).size === bytes)
      console.log(JSON.stringify({ kept, found, exact, files: log.sealed().length }))`
    // A file may not pass 64 blocks of 512 bytes (or 1 KiB): the write that would is cut short.
    const child = spawn('sh', [
      '-c',
      'ulimit -f 64 && exec "$0" --input-type=module -e "$1" "$2"',
      process.execPath,
      code,
      directory,
    ])
    const [output] = await once(child.stdout, 'data')
    const { kept, found, exact, files } = JSON.parse(String(output))
    expect(kept.length).toBeGreaterThan(20)
    expect(kept.length).toBeLessThan(40)
    expect(found).toEqual(kept)
    expect(files).toBeGreaterThan(3)
    expect(exact).toBe(true)
  })
})
