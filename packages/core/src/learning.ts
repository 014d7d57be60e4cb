import type { VisitorEvent } from './event.ts'
import type { Fold } from './folds.ts'
import type { Learn, Learner } from './learners.ts'
import type { Profile } from './profile.ts'
import type { Program } from './program.ts'
import type { Taking } from './takings.ts'

/** A program that can learn too: the part after the first paint has it, and a replay. */
export type LearningProgram = Program & {
  learn(profile: Profile, event: VisitorEvent): void
  /** What only some sites learn. */
  learnMore?: ((profile: Profile, event: VisitorEvent) => void) | undefined
}

/** The pieces that learning is made of, by name. */
export type LearningParts = {
  learners: Record<string, Learner>
  takings: Record<string, Taking>
  folds: Record<string, Fold>
}

/** Learning touches only the series that hear an event, and serializes nothing. */
export function compileLearning(program: Program, parts: LearningParts): LearningProgram {
  const { learners: kinds, takings, folds } = parts
  const learners = program.series.map(({ series, matches }) => ({
    key: series.key,
    heard: series.heard,
    learn: kinds[series.kind]!(series as never, { takings, folds, matches }),
  }))
  const hearing = (name: string): { key: string; learn: Learn }[] =>
    learners.filter(({ heard }) => heard.some(({ on }) => on === name || on === '*'))
  const byName = new Map(
    learners.flatMap(({ heard }) => heard.map(({ on }) => [on, hearing(on)] as const)),
  )
  return {
    ...program,
    learn(profile, event) {
      for (const { key, learn } of byName.get(event.name) ?? byName.get('*') ?? []) {
        const { series, visits } = profile
        try {
          series[key] = learn(series[key], event, visits)
        } catch {
          // A state that somebody else has written begins anew.
          series[key] = learn(undefined, event, visits)
        }
      }
    },
  }
}
