import type { CompileCondition } from './compile-condition.ts'
import type { Event, VisitorEvent } from './event.ts'
import type { Test } from './operators.ts'
import type { Published } from './published.ts'
import { TARGET_CLICK, targetGoal } from './target-events.ts'

export type CompiledGoal = { id: string; macro: boolean; on: string; holds: Test }

/** Goals with their conditions as closures: those of the config, and a click on its target for each experience. */
export function compileGoals(
  { goals, experiences }: Published,
  compile: CompileCondition,
): CompiledGoal[] {
  const clicks = experiences.map(({ id }) => ({
    id: targetGoal(id),
    macro: false,
    on: TARGET_CLICK,
    where: { experience: id },
  }))
  return [...goals, ...clicks].map(({ where, ...goal }) => ({
    ...goal,
    holds: compile(where ?? {}),
  }))
}

/** The goals that an event reaches, and the event's kind that follows from them. */
export function reachGoals(
  goals: CompiledGoal[],
  event: VisitorEvent,
): { goals: string[]; kind: Event['kind'] } {
  const reached = goals.filter(({ on, holds }) => on === event.name && holds(event))
  const kind = reached.some(({ macro }) => macro) ? 'macro' : reached.length ? 'micro' : 'event'
  return { goals: reached.map(({ id }) => id), kind }
}
