import type { Take } from './takes.ts'
import type { Window } from './window.ts'

/** When things are: the visit that goes on (0 when none does) and the time, never before a learnt event. */
export type Moment = { visit: number; now: number }

/** How a trait's takings are kept for its window, in JSON. */
export type WindowState = {
  learn(state: unknown, taken: number, at: number, visit: number): unknown
  read(state: unknown, moment: Moment): number | undefined
}

/**
 * Days and hours: `[newest bucket, value, value, …]`, one value a bucket from the newest back,
 * null where nothing was taken. So the size is the window's, whatever the traffic.
 */
type Buckets = [newest: number, ...values: (number | null)[]]

export function windowState({ merge }: Take, window: Window | undefined): WindowState {
  const mergeInto = (old: number | null | undefined, taken: number) =>
    old == null ? taken : merge(old, taken)

  if (!window) {
    return {
      learn: (state, taken) => mergeInto(state as number | undefined, taken),
      read: (state) => state as number | undefined,
    }
  }
  if (window === 'visit') {
    return {
      learn(state, taken, _at, visit) {
        const [known, value] = (state ?? []) as number[]
        return [visit, mergeInto(known === visit ? value : undefined, taken)]
      },
      read(state, { visit }) {
        const [known, value] = (state ?? []) as number[]
        return known === visit ? value : undefined
      },
    }
  }
  const [unit, size] = window
  return {
    learn(state, taken, at) {
      const bucket = Math.floor(at / unit)
      const buckets = (state ?? [bucket]) as Buckets
      const ahead = bucket - buckets[0]
      if (ahead > 0) {
        buckets.splice(1, 0, ...Array<null>(Math.min(ahead, size)).fill(null))
        buckets[0] = bucket
        buckets.length = Math.min(buckets.length, size + 1)
      }
      const place = 1 + buckets[0] - bucket
      if (place <= size) {
        while (buckets.length < place) buckets.push(null)
        buckets[place] = mergeInto(buckets[place], taken)
      }
      return buckets
    },
    read(state, { now }) {
      const [newest, ...values] = (state ?? [0]) as Buckets
      const inside = Math.max(0, size - (Math.floor(now / unit) - newest))
      return values
        .slice(0, inside)
        .reduce<number | undefined>(
          (total, value) => (value === null ? total : mergeInto(total, value)),
          undefined,
        )
    },
  }
}
