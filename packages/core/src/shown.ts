import type { CompileCondition } from './compile-condition.ts'
import type { Visitor } from './decide.ts'
import type { VisitorEvent } from './event.ts'
import type { Profile } from './profile.ts'
import type { Published, PublishedExperience } from './published.ts'
import { type CompiledGoal, compileGoals, reachGoals } from './reach-goals.ts'
import { BLOCK_CLOSED, SHOWN } from './target-events.ts'

/**
 * How often an experience was shown, or would have been in control: in all, and in which visit how
 * often. Until when it rests.
 */
export type Shown = { times: number; visit: number; here: number; until: number }

/** Whether an experience may be shown once more. */
export const uncapped = (
  { id, caps }: Pick<PublishedExperience, 'id' | 'caps'>,
  { shown, visits }: Visitor,
  at: number,
): boolean => {
  const been = caps && shown?.[id]
  return !(
    been &&
    (at < been.until ||
      // A cap that is not there is never reached.
      been.times >= caps.visitor! ||
      (been.visit === visits && been.here >= caps.visit!))
  )
}

/** Keeps count of what is shown, for experiences that have caps. */
export function shownLearner(published: Published, compile: CompileCondition) {
  const goals = compileGoals(published, compile)
  return (profile: Profile, event: VisitorEvent): void => {
    profile.shown ??= {}
    const { visits, shown } = profile
    const { name, at, experience } = event
    for (const { id, caps, goals: ends = [] } of published.experiences) {
      if (!caps) continue
      shown[id] ??= { times: 0, visit: 0, here: 0, until: 0 }
      const been = shown[id]
      if (name === SHOWN && experience === id) {
        been.here = been.visit === visits ? been.here + 1 : 1
        been.visit = visits
        been.times++
      }
      const closed = name === BLOCK_CLOSED && experience === id && caps.closed
      const rest = closed || (isOneOf(ends, goals, event) && caps.reached)
      if (rest) been.until = Math.max(been.until, at + rest)
    }
  }
}

const isOneOf = (ids: string[], goals: CompiledGoal[], event: VisitorEvent) =>
  ids.length && reachGoals(goals, event).goals.some((id) => ids.includes(id))
