import type { VisitorEvent } from './event.ts'
import { valuesAt } from './path.ts'
import { DAY } from './window.ts'

/**
 * What a trait takes from a matching event, and how two takings become one. Taking and merging
 * is all that differs between traits; windows are the same for all of them (`trait-window.ts`).
 */
export type Take = {
  /** Of one matching event; `undefined` when it has nothing to give. */
  take(event: VisitorEvent, of: string): number | undefined
  merge(one: number, other: number): number
  read(value: number | undefined, now: number): number | null
}

const add = (one: number, other: number) => one + other

export const takes = {
  count: { take: () => 1, merge: add, read: (value) => value ?? 0 },
  sum: {
    take(event, of) {
      // NaN and infinities are passed over as text is: one bad price must not spoil a year.
      const numbers = valuesAt(event, of).filter((value) => Number.isFinite(value)) as number[]
      return numbers.length ? numbers.reduce(add) : undefined
    },
    merge: add,
    read: (value) => value ?? 0,
  },
  days_since_last: {
    take: (event) => event.at,
    merge: Math.max,
    read: (value, now) => (value === undefined ? null : Math.floor((now - value) / DAY)),
  },
} satisfies Record<string, Take>
