import type { Event, VisitorEvent } from './event.ts'
import type { Program } from './program.ts'

/** The goals that an event reaches, and the event's kind that follows from them. */
export function reachGoals(
  program: Program,
  event: VisitorEvent,
): { goals: string[]; kind: Event['kind'] } {
  const reached = program.goals.filter(({ on, holds }) => on === event.name && holds(event))
  const kind = reached.some(({ macro }) => macro) ? 'macro' : reached.length ? 'micro' : 'event'
  return { goals: reached.map(({ id }) => id), kind }
}
