import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '../store/store.ts'
import { insertBisecting } from './insert-bisecting.ts'
import type { Log } from './log.ts'
import { UnreadableSegment } from './read-records.ts'
import type { Segment } from './segment.ts'

const FIRST_DELAY = 100
const LONGEST_DELAY = 5_000

type Options = {
  log: Pick<Log, 'seal' | 'sealed' | 'read' | 'remove' | 'onSealed'>
  store: Pick<Store, 'insert'>
  deadLetters: {
    add(letter: { site: string; reason: string; event: string }): void
    flush(): Promise<void>
  }
  onError: (error: unknown) => void
}

export type Loader = {
  /** Everything that was acknowledged until now is in the store then. */
  drain(): Promise<void>
  stop(): Promise<void>
}

/** Carries sealed segments into the store, each for as long as it takes. */
export function startLoader({ log, store, deadLetters, onError }: Options): Loader {
  const stopping = new AbortController()
  const { signal } = stopping
  const unreadable = new Set<Segment>()
  let wake = () => {}
  const waiting: (() => void)[] = []
  const unlisten = log.onSealed(() => wake())
  const insert = (token: string, rows: Buffer) => store.insert(token, rows)
  const done = run()

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const segment = log.sealed().find((candidate) => !unreadable.has(candidate))
      if (segment) await patiently(() => load(segment))
      else await new Promise<void>((resolve) => (wake = resolve))
      for (const look of waiting.splice(0)) look()
    }
  }

  // The store may be away, or the disk full: the segment waits, and so does what comes after it.
  async function patiently(work: () => Promise<void>): Promise<void> {
    for (let delay = FIRST_DELAY; !signal.aborted; delay = Math.min(2 * delay, LONGEST_DELAY)) {
      try {
        return await work()
      } catch (error) {
        onError(error)
        await sleep(delay, undefined, { signal }).catch(() => {})
      }
    }
  }

  async function load(segment: Segment): Promise<void> {
    const rows = await read(segment)
    if (rows === null) return
    const refused = await insertBisecting(insert, segment.token, rows)
    for (const { row, reason } of refused) deadLetters.add(letterOf(row, reason))
    // What the store refused lies nowhere else once the segment is gone.
    if (refused.length > 0) await deadLetters.flush()
    await log.remove(segment)
  }

  // A file that cannot be read holds up none of those after it, and is tried at the next start.
  async function read(segment: Segment): Promise<Buffer | null> {
    try {
      return await log.read(segment)
    } catch (error) {
      // Such as no room to put a damaged line aside.
      if (!(error instanceof UnreadableSegment)) throw error
      unreadable.add(segment)
      onError(error)
      return null
    }
  }

  return {
    async drain() {
      await log.seal()
      const wanted = new Set(log.sealed())
      while (log.sealed().some((segment) => wanted.has(segment) && !unreadable.has(segment))) {
        if (signal.aborted)
          throw new Error('The loader was stopped before the store had everything.')
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    },
    async stop() {
      stopping.abort()
      unlisten()
      wake()
      await done
      for (const look of waiting.splice(0)) look()
    },
  }
}

function letterOf(row: Buffer, reason: string): { site: string; reason: string; event: string } {
  const event = row.toString()
  const site = /"site_id":"([^"]*)"/.exec(event)?.[1] ?? ''
  return { site, reason, event }
}
