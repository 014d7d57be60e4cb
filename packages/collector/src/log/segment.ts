import { randomUUID } from 'node:crypto'
import { type FileHandle, open, readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Durability } from './durability.ts'
import { wholeLineAt } from './record-line.ts'
import { syncDirectory } from './sync-directory.ts'

/** A file of the log. Once it is sealed its bytes never change, so its token stands for them. */
export type Segment = { token: string; file: string; bytes: number }

const NAME = /^(\d{12})-([0-9a-f-]{36})\.log$/

export type OpenSegment = Segment & { handle: FileHandle }

/** Numbers keep the order; the token tells the store which bytes it has had already. */
export async function createSegment(
  directory: string,
  number: number,
  durability: Durability,
): Promise<OpenSegment> {
  const token = randomUUID()
  const file = join(directory, `${String(number).padStart(12, '0')}-${token}.log`)
  const handle = await open(file, 'wx', 0o600)
  try {
    // Without this a power cut may leave the bytes on the disk and no name that leads to them.
    if (durability === 'fsync') await syncDirectory(directory)
  } catch (error) {
    await handle.close()
    await unlink(file).catch(() => {})
    throw error
  }
  return { token, file, bytes: 0, handle }
}

/** Adds bytes that will be kept, or throws; then the segment is as it was for its readers. */
export async function addKept(
  segment: OpenSegment,
  bytes: Buffer,
  durability: Durability,
): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await segment.handle.write(
      bytes,
      done,
      bytes.length - done,
      segment.bytes + done,
    )
    done += bytesWritten
  }
  if (durability === 'fsync') await segment.handle.datasync()
  segment.bytes += bytes.length
}

type Found = {
  segments: Segment[]
  /** The number for the next segment. */
  next: number
  /** Files that stay where they are. */
  unreadable: Set<string>
  /** Files of which the last newline was damaged. */
  mended: number
}

/** What the process before left, oldest first; also the segment that it was writing. */
export async function findSegments(
  directory: string,
  warn: (message: string) => void,
): Promise<Found> {
  const names = (await readdir(directory)).filter((name) => NAME.test(name)).sort()
  const next = Number(names.at(-1)?.slice(0, 12) ?? 0) + 1
  const found: Found = { segments: [], next, unreadable: new Set(), mended: 0 }
  for (const name of names) {
    const file = join(directory, name)
    try {
      const { bytes, isMended } = await endAtLastLine(file, warn)
      if (isMended) found.mended++
      if (bytes === 0) await unlink(file)
      else found.segments.push({ token: NAME.exec(name)![2]!, file, bytes })
    } catch (error) {
      // One spoilt file is no reason to take no more events.
      found.unreadable.add(file)
      warn(
        `${file}: the events in it cannot be read: ${(error as Error).message}. ` +
          'It stays where it is, and is tried again at the next start. Check the disk.',
      )
    }
  }
  return found
}

// A crash can leave half a line at the end. It was never acknowledged: the sync was yet to come.
async function endAtLastLine(
  file: string,
  warn: (message: string) => void,
): Promise<{ bytes: number; isMended: boolean }> {
  const handle = await open(file, 'r+')
  try {
    const { size } = await handle.stat()
    const last = Buffer.alloc(1)
    await handle.read(last, 0, 1, Math.max(0, size - 1))
    if (size === 0 || last.toString() === '\n') return { bytes: size, isMended: false }
    const content = await readFile(file)
    let end = content.lastIndexOf('\n') + 1
    // A whole line without its newline may have been acknowledged: the disk has damaged that byte.
    const whole = wholeLineAt(content.subarray(end))
    if (whole >= 0) {
      await handle.write('\n', end + whole)
      warn(`${file}: the end of its last line was damaged and is mended. Check the disk.`)
      end += whole + 1
    }
    if (end < size) {
      warn(
        `${file}: the last ${size - end} bytes, torn by a crash before they were acknowledged, are dropped.`,
      )
      await handle.truncate(end)
    }
    await handle.datasync()
    return { bytes: end, isMended: whole >= 0 }
  } finally {
    await handle.close()
  }
}
