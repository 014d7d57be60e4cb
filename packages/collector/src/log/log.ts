import { mkdir, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Durability } from './durability.ts'
import { quarantine } from './quarantine.ts'
import { readRecords, UnreadableSegment } from './read-records.ts'
import { createLines, type Lines } from './record-line.ts'
import { addKept, createSegment, findSegments, type OpenSegment, type Segment } from './segment.ts'
import { syncDirectory } from './sync-directory.ts'

export type Log = {
  /**
   * Takes lines, of which each is a record. Settles when they outlast what `durability` says; rejects
   * when that is not sure.
   */
  append(records: Buffer): Promise<void>
  /** Everything that was acknowledged until now is in sealed segments then. */
  seal(): Promise<void>
  /** Oldest first. */
  sealed(): readonly Segment[]
  /** Its records, each a line. */
  read(segment: Segment): Promise<Buffer>
  remove(segment: Segment): Promise<void>
  /** Bytes that are here, or on their way here, because the store has not taken them yet. */
  pendingBytes(): number
  /** What the disk has spoilt, since the log was opened: lines, and whole segments. */
  damage(): { lines: number; segments: number }
  onSealed(listener: () => void): () => void
  close(): Promise<void>
}

type Options = {
  durability?: Durability
  sealBytes?: number
  sealAfter?: number
  warn?: (message: string) => void
}
type Waiter = { resolve: () => void; reject: (reason: unknown) => void }
type Group = { lines: Lines; waiting: Waiter[] }

// A segment becomes a part of the store's table, and parts are merged and merged again: few large
// ones cost half of what many small ones do. Who asks for a report has it sealed at once.
const SEAL_BYTES = 16 * 2 ** 20
const SEAL_AFTER = 2_000

/** A write-ahead log: what is acknowledged lies here until the store has it. */
export async function openLog(directory: string, options: Options = {}): Promise<Log> {
  const { durability = 'fsync', sealBytes = SEAL_BYTES, sealAfter = SEAL_AFTER } = options
  const { warn = () => {} } = options
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await syncDirectory(dirname(directory))
  const { segments: sealed, next, unreadable, mended } = await findSegments(directory, warn)
  const damagedLines = new Map<string, number>()
  const listeners = new Set<() => void>()
  let pending = sealed.reduce((sum, { bytes }) => sum + bytes, 0)
  let number = next
  let current: OpenSegment | null = null
  let gathering: Group = { lines: createLines(), waiting: [] }
  let spare: Group = { lines: createLines(), waiting: [] }
  let timer: NodeJS.Timeout | undefined
  let closed = false

  // One thing at a time is done to the open segment, in the order in which it was asked for.
  let turn: Promise<unknown> = Promise.resolve()
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work)
    turn = done.catch(() => {})
    return done
  }

  // Group commit: whoever comes while the disk syncs shares the next sync.
  async function commit(): Promise<void> {
    const group = gathering
    gathering = spare
    const bytes = group.lines.bytes()
    try {
      current ??= await begin()
      await addKept(current, bytes, durability)
      for (const { resolve } of group.waiting) resolve()
      if (current.bytes >= sealBytes) await sealCurrent()
    } catch (error) {
      // A file whose sync failed once is not to be trusted again: what was acknowledged before is
      // sealed, and the next append finds out with a new file whether the disk is well.
      // https://lwn.net/Articles/752063/
      pending -= bytes.length
      await sealCurrent()
      for (const { reject } of group.waiting) reject(error)
    } finally {
      group.lines.clear()
      group.waiting = []
      spare = group
    }
  }

  async function begin(): Promise<OpenSegment> {
    const segment = await createSegment(directory, number++, durability)
    timer = setTimeout(() => void inTurn(sealCurrent), sealAfter)
    return segment
  }

  async function sealCurrent(): Promise<void> {
    clearTimeout(timer)
    if (current === null) return
    const { handle, ...segment } = current
    current = null
    // After a failed write the file may hold more than was acknowledged.
    await handle.truncate(segment.bytes).catch(() => {})
    await handle.close().catch(() => {})
    if (segment.bytes === 0) return void (await unlink(segment.file).catch(() => {}))
    sealed.push(segment)
    for (const listener of listeners) listener()
  }

  async function read(segment: Segment): Promise<Buffer> {
    try {
      const { records, whole, damaged } = await readRecords(segment)
      if (damaged.length > 0) await putAside(segment, damaged, whole)
      return records
    } catch (error) {
      if (error instanceof UnreadableSegment) unreadable.add(segment.file)
      throw error
    }
  }

  // A segment is read anew for as long as the store is away: once is enough to tell of it.
  async function putAside(segment: Segment, damaged: Buffer[], whole: number): Promise<void> {
    if (damagedLines.has(segment.file)) return
    const beside = await quarantine(segment, damaged)
    damagedLines.set(segment.file, damaged.length)
    warn(
      `${segment.file}: ${damaged.length} of ${whole + damaged.length} lines are damaged. ` +
        `They lie in ${beside}; the others are kept. Check the disk.`,
    )
  }

  return {
    append(records) {
      if (closed) return Promise.reject(new Error('The log is closed.'))
      return new Promise((resolve, reject) => {
        pending += gathering.lines.add(records)
        gathering.waiting.push({ resolve, reject })
        if (gathering.waiting.length === 1) void inTurn(commit)
      })
    },
    seal: () => inTurn(sealCurrent),
    sealed: () => sealed,
    read,
    async remove(segment) {
      await unlink(segment.file)
      sealed.splice(sealed.indexOf(segment), 1)
      pending -= segment.bytes
    },
    pendingBytes: () => pending,
    damage: () => ({
      lines: [...damagedLines.values()].reduce((sum, lines) => sum + lines, mended),
      segments: unreadable.size,
    }),
    onSealed(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      closed = true
      return inTurn(sealCurrent)
    },
  }
}
