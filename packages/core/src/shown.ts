import type { CompileCondition } from './compile-condition.ts'
import type { Visitor } from './decide.ts'
import type { VisitorEvent } from './event.ts'
import type { Profile } from './profile.ts'
import type { Published, PublishedExperience } from './published.ts'
import { compileGoals, reachGoals } from './reach-goals.ts'
import { BLOCK_CLOSED, SHOWN } from './target-events.ts'

/**
 * How often an experience was shown, or would have been in control: in all, and in which visit how
 * often. Until when it rests.
 */
export type Shown = { times: number; visit: number; here: number; until: number }

/** Whether an experience has been shown often enough for now. */
export const isCapped = (
  { id, caps }: Pick<PublishedExperience, 'id' | 'caps'>,
  { shown, visits }: Visitor,
  at: number,
): boolean => {
  const been = caps && shown?.[id]
  return (
    !!been &&
    (at < been.until ||
      been.times >= (caps.visitor ?? Number.POSITIVE_INFINITY) ||
      (been.visit === visits && been.here >= (caps.visit ?? Number.POSITIVE_INFINITY)))
  )
}

/** Keeps count of what is shown, for experiences that have caps. */
export function shownLearner(published: Published, compile: CompileCondition) {
  const capped = published.experiences.filter(({ caps }) => caps)
  const goals = compileGoals(published, compile)
  return (profile: Profile, event: VisitorEvent): void => {
    profile.shown ??= {}
    const { shown, visits } = profile
    const reached = reachGoals(goals, event).goals
    for (const { id, caps, goals } of capped) {
      const been = shown[id] ?? { times: 0, visit: 0, here: 0, until: 0 }
      const rest = (length: number) => {
        shown[id] = { ...been, until: Math.max(been.until, event.at + length) }
      }
      if (event.experience === id && event.name === SHOWN) {
        const here = been.visit === visits ? been.here + 1 : 1
        shown[id] = { ...been, times: been.times + 1, visit: visits, here }
      } else if (event.experience === id && event.name === BLOCK_CLOSED) rest(caps!.closed)
      else if (caps!.reached && goals?.some((goal) => reached.includes(goal))) rest(caps!.reached)
    }
  }
}
