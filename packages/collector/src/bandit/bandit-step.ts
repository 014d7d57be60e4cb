import type { Experience, WeighedAudience } from '@segue/core'
import type { Cell } from '../store/store.ts'
import { weigh } from './weigh.ts'

/** Less is no news, and each change is a phase more. */
const LEAST_MOVE = 0.02

export type BanditStep = {
  audiences: WeighedAudience[]
  /** The experience with the new weights, where they have moved far enough. */
  next: Experience | null
}

/** What an experience's bandit would do now; nothing where it has none. */
export function banditStep(experience: Experience, cells: Cell[]): BanditStep {
  const { bandit } = experience
  if (!bandit) return { audiences: [], next: null }
  const audiences = experience.audiences
    .filter(({ arms }) => arms.length > 1)
    .map((audience) => weigh(audience, cells, bandit))
  const moved = audiences.flatMap(({ arms }) => arms.map(({ now, next }) => Math.abs(next - now)))
  const isFar = Math.max(0, ...moved) >= LEAST_MOVE
  return { audiences, next: isFar ? weighed(experience, audiences, cells) : null }
}

function weighed(experience: Experience, audiences: WeighedAudience[], cells: Cell[]): Experience {
  return {
    ...experience,
    // A config from a person's drawer may say an earlier phase; two with other weights are never one.
    phase: Math.max(experience.phase, ...cells.map(({ phase }) => phase)) + 1,
    audiences: experience.audiences.map((audience) => {
      const found = audiences.find((each) => each.audience === audience.segment && !each.waits)
      return found
        ? {
            ...audience,
            arms: audience.arms.map((arm, index) => ({ ...arm, weight: found.arms[index]!.next })),
          }
        : audience
    }),
  }
}

/** `b 0.62, control 0.38`, the most first. */
export function weightsText({ arms }: WeighedAudience): string {
  return [...arms]
    .sort((one, other) => other.next - one.next)
    .map(({ arm, next }) => `${arm} ${next.toFixed(2)}`)
    .join(', ')
}
