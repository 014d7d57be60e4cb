import { same } from './same.ts'

/** What something was, is, and was again before it was taken back. */
export type History<T> = {
  past: T[]
  now: T
  future: T[]
  /** The place of the last step: what is typed there next belongs to it. */
  step: string | null
}

/** Older steps are forgotten. */
const MOST_STEPS = 100

export const begin = <T>(now: T): History<T> => ({ past: [], now, future: [], step: null })

/** One step on. What is done at the same place one after the other is one step. */
export function record<T>(history: History<T>, now: T, step: string | null = null): History<T> {
  if (same(history.now, now)) return history
  const goesOn = step !== null && step === history.step && history.past.length > 0
  if (!goesOn) {
    return { past: [...history.past, history.now].slice(-MOST_STEPS), now, future: [], step }
  }
  // Typed back to where the step began: there was none.
  const before = history.past.at(-1)!
  return same(before, now)
    ? { past: history.past.slice(0, -1), now: before, future: [], step: null }
    : { ...history, now, future: [] }
}

export function undo<T>({ past, now, future }: History<T>): History<T> | null {
  const before = past.at(-1)
  return before === undefined
    ? null
    : { past: past.slice(0, -1), now: before, future: [now, ...future], step: null }
}

export function redo<T>({ past, now, future }: History<T>): History<T> | null {
  const [next, ...rest] = future
  return next === undefined ? null : { past: [...past, now], now: next, future: rest, step: null }
}

export function mapHistory<T>(
  { past, now, future, step }: History<T>,
  make: (state: T) => T,
): History<T> {
  return { past: past.map(make), now: make(now), future: future.map(make), step }
}
