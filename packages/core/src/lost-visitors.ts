import { type Decision, decideAmong } from './decide.ts'
import type { Gates } from './gates.ts'
import type { Profile } from './profile.ts'
import type { PublishedExperience } from './published.ts'

/** An experience that a visitor would have met, had not another one the same part of the page. */
export type Loss = { experience: string; audience: string; to: string }

/** Each that was passed over is decided by itself: what it gets then, it has lost. */
export function lossesAmong(
  experiences: PublishedExperience[],
  decisions: Decision[],
  profile: Profile,
  segments: string[],
  at: number,
  gates: Gates,
): Loss[] {
  if (decisions.length === experiences.length) return []
  return experiences.flatMap((experience): Loss[] => {
    if (decisions.some((decision) => decision.experience === experience)) return []
    const [alone] = decideAmong([experience], profile, segments, at, gates)
    const winner = decisions.find((decision) =>
      decision.audience.targets.some((target) => alone?.audience.targets.includes(target)),
    )
    return alone && winner
      ? [
          {
            experience: experience.id,
            audience: alone.audience.segment,
            to: winner.experience.id,
          },
        ]
      : []
  })
}

/** How many visitors each has lost to which. */
export function lossCounts() {
  const losses = new Map<string, Loss & { visitors: number }>()
  /** Of the visitor. */
  const seen = new Set<string>()
  return {
    note(found: Loss[]): void {
      for (const loss of found) {
        const key = JSON.stringify(loss)
        if (seen.has(key)) continue
        seen.add(key)
        const known = losses.get(key)
        if (known) known.visitors++
        else losses.set(key, { ...loss, visitors: 1 })
      }
    },
    endVisitor: () => seen.clear(),
    counted: () => [...losses.values()].sort((one, other) => other.visitors - one.visitors),
  }
}
