import { randomUUID } from 'node:crypto'
import { type FileHandle, open, readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { syncDirectory } from './sync-directory.ts'

/** A file of the log. Once it is sealed its bytes never change, so its token stands for them. */
export type Segment = { token: string; file: string; bytes: number }

const NAME = /^(\d{12})-([0-9a-f-]{36})\.log$/

export type OpenSegment = Segment & { handle: FileHandle }

/** Numbers keep the order; the token tells the store which bytes it has had already. */
export async function createSegment(directory: string, number: number): Promise<OpenSegment> {
  const token = randomUUID()
  const file = join(directory, `${String(number).padStart(12, '0')}-${token}.log`)
  const handle = await open(file, 'wx', 0o600)
  try {
    // Without this a power cut may leave the bytes on the disk and no name that leads to them.
    await syncDirectory(directory)
  } catch (error) {
    await handle.close()
    await unlink(file).catch(() => {})
    throw error
  }
  return { token, file, bytes: 0, handle }
}

/** Adds bytes that outlast a power cut, or throws; then the segment is as it was for its readers. */
export async function addSynced(segment: OpenSegment, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await segment.handle.write(
      bytes,
      done,
      bytes.length - done,
      segment.bytes + done,
    )
    done += bytesWritten
  }
  await segment.handle.datasync()
  segment.bytes += bytes.length
}

/** What the process before left, oldest first; also the segment that it was writing. */
export async function findSegments(
  directory: string,
  warn: (message: string) => void,
): Promise<{ segments: Segment[]; next: number }> {
  const names = (await readdir(directory)).filter((name) => NAME.test(name)).sort()
  const segments: Segment[] = []
  for (const name of names) {
    const file = join(directory, name)
    const bytes = await endAtLastLine(file, warn)
    if (bytes === 0) await unlink(file)
    else segments.push({ token: NAME.exec(name)![2]!, file, bytes })
  }
  return { segments, next: Number(names.at(-1)?.slice(0, 12) ?? 0) + 1 }
}

// A crash can leave half a line at the end. It was never acknowledged: the sync was yet to come.
async function endAtLastLine(file: string, warn: (message: string) => void): Promise<number> {
  const handle = await open(file, 'r+')
  try {
    const { size } = await handle.stat()
    const last = Buffer.alloc(1)
    await handle.read(last, 0, 1, Math.max(0, size - 1))
    if (size === 0 || last.toString() === '\n') return size
    const end = (await readFile(file)).lastIndexOf('\n') + 1
    warn(
      `${file}: the last ${size - end} bytes, torn by a crash before they were acknowledged, are dropped.`,
    )
    await handle.truncate(end)
    await handle.datasync()
    return end
  } finally {
    await handle.close()
  }
}
