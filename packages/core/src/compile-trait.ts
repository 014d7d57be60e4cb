import { compileCondition } from './compile-condition.ts'
import type { VisitorEvent } from './event.ts'
import { takes } from './takes.ts'
import type { Trait } from './trait.ts'
import { type Moment, windowState } from './trait-window.ts'

export type CompiledTrait = {
  id: string
  on: string
  /** The state after a matching or other event; the old state is not kept. */
  learn(state: unknown, event: VisitorEvent, visit: number): unknown
  read(state: unknown, moment: Moment): number | null
}

export function compileTrait(trait: Trait): CompiledTrait {
  const take = takes[trait.take]
  const window = windowState(take, trait.within)
  const matches = trait.where && compileCondition(trait.where)
  return {
    id: trait.id,
    on: trait.on,
    learn(state, event, visit) {
      if (matches && !matches(event)) return state
      const taken = take.take(event, 'of' in trait ? trait.of : '')
      return taken === undefined ? state : window.learn(state, taken, event.at, visit)
    },
    read: (state, moment) => take.read(window.read(state, moment), moment.now),
  }
}
