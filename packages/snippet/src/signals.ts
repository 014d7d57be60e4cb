import type { Decision, Event } from '@segue/core'
import { guard } from './guard.ts'
import type { Undo } from './undo.ts'

/** What a page can listen to with `segue.on()`. */
export type Signals = { decision: Decision[]; segment: string[]; exposure: Event; goal: Event }

type Callback = (value: never) => void

/** Callbacks by signal; one that throws is the page's bug and stops nobody else. */
export function createSignals() {
  const callbacks = new Map<string, Set<Callback>>()
  return {
    on(signal: string, callback: Callback): Undo {
      const set = callbacks.get(signal) ?? new Set()
      callbacks.set(signal, set.add(callback))
      return () => set.delete(callback)
    },
    emit<Name extends keyof Signals>(signal: Name, value: Signals[Name]): void {
      for (const callback of callbacks.get(signal) ?? []) guard(() => callback(value as never))
    },
  }
}
