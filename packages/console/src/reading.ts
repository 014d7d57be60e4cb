import { atom, onMount, type ReadableAtom } from 'nanostores'
import { wordsOf } from './api.ts'
import type { Repeat } from './repeat.ts'

/** Something that is read from the collector again and again; the last good value stays. */
export type Reading<T> =
  | { kind: 'waiting' }
  | { kind: 'here'; value: T; at: number; trouble: string | null }
  | { kind: 'missing'; trouble: string }

type Options<T> = {
  /** What is to be read; null for nothing yet. */
  $key: ReadableAtom<string | null>
  load: (key: string) => Promise<T>
  repeat: Repeat
  pause: number
  now: () => number
}

export type ReadingStore<T> = {
  $reading: ReadableAtom<Reading<T>>
  /** Reads at once, besides the usual turn. */
  refresh: () => Promise<void>
}

/** Reads while somebody looks. A key that was read before shows its last value until the new one is here. */
export function createReading<T>({ $key, load, repeat, pause, now }: Options<T>): ReadingStore<T> {
  const last = new Map<string, Reading<T>>()
  const $reading = atom<Reading<T>>({ kind: 'waiting' })
  let asked = 0
  let shown = 0

  async function refresh(): Promise<void> {
    const key = $key.get()
    if (key === null) return
    const turn = ++asked
    const reading = await read(key)
    // Answers may overtake each other; an older one must not undo a newer.
    if (turn < shown) return
    shown = turn
    last.set(key, reading)
    if ($key.get() === key) $reading.set(reading)
  }

  async function read(key: string): Promise<Reading<T>> {
    try {
      return { kind: 'here', value: await load(key), at: now(), trouble: null }
    } catch (error) {
      const trouble = wordsOf(error)
      const before = last.get(key)
      return before?.kind === 'here' ? { ...before, trouble } : { kind: 'missing', trouble }
    }
  }

  onMount($reading, () => {
    let stop = () => {}
    const unsubscribe = $key.subscribe((key) => {
      stop()
      $reading.set((key !== null && last.get(key)) || { kind: 'waiting' })
      stop = key === null ? () => {} : repeat(refresh, pause)
    })
    return () => {
      unsubscribe()
      stop()
    }
  })
  return { $reading, refresh }
}
