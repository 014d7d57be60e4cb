import { compileCondition } from './compile-condition.ts'
import type { VisitorEvent } from './event.ts'
import type { PublishedTrait } from './published.ts'
import { takes } from './takes.ts'
import { type Moment, windowState } from './trait-window.ts'

export type CompiledTrait = {
  id: string
  /** Where its state is in the profile. */
  key: string
  on: string
  /** The state after a matching or other event; the old state is not kept. */
  learn(state: unknown, event: VisitorEvent, visit: number): unknown
  read(state: unknown, moment: Moment): number | null
}

export function compileTrait(trait: PublishedTrait): CompiledTrait {
  const { id, key, on, where, of = '' } = trait
  const take = takes[trait.take]
  const window = windowState(take, trait.window)
  const matches = where && compileCondition(where)
  return {
    id,
    key,
    on,
    learn(state, event, visit) {
      if (matches && !matches(event)) return state
      const taken = take.take(event, of)
      return taken === undefined ? state : window.learn(state, taken, event.at, visit)
    },
    read: (state, moment) => take.read(window.read(state, moment), moment.now),
  }
}
