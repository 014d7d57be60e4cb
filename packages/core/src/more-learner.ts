import type { CompileCondition } from './compile-condition.ts'
import type { VisitorEvent } from './event.ts'
import type { Profile } from './profile.ts'
import type { Published } from './published.ts'
import { shownLearner } from './shown.ts'
import { learnViewed } from './viewed.ts'

/** What only sites with caps or strips have to learn: it comes with what these are made of. */
export function moreLearner(published: Published, compile: CompileCondition) {
  const isCounted = published.experiences.some(({ caps }) => caps)
  const learnShown = isCounted && shownLearner(published, compile)
  return (profile: Profile, event: VisitorEvent): void => {
    if (learnShown) learnShown(profile, event)
    if (published.viewed) learnViewed(profile, event)
  }
}
