import type { Decision } from './decide.ts'
import type { PublishedAudience } from './published.ts'
import type { ShownArm } from './replay-report.ts'

/** Who was shown which arm in which segment; the place after the last segment stands for everybody. */
export function shownArms(everybody: number) {
  const places = everybody + 1
  const arms: ShownArm[] = []
  const indexOf = new Map<PublishedAudience, Map<string, number>>()
  const visitors = new Map<number, number>()
  const reached = new Map<string, number>()
  /** Of the visitor: `arm * places + segment`. */
  const seen = new Set<number>()

  function armIndex({ experience, audience, arm }: Decision): number {
    const known = indexOf.get(audience) ?? new Map<string, number>()
    indexOf.set(audience, known)
    const index = known.get(arm.id)
    if (index !== undefined) return index
    known.set(arm.id, arms.length)
    return arms.push({ experience: experience.id, audience: audience.segment, arm: arm.id }) - 1
  }
  const ofSegment = (codes: Iterable<number>, segment: number) =>
    [...codes].filter((code) => code % places === segment)
  const armOf = (code: number) => arms[Math.floor(code / places)]!

  return {
    note(decisions: Decision[], isIn: Uint8Array): void {
      for (const decision of decisions) {
        const base = armIndex(decision) * places
        seen.add(base + everybody)
        for (let segment = 0; segment < isIn.length; segment++) {
          if (isIn[segment]) seen.add(base + segment)
        }
      }
    },
    seen: (segment: number): ShownArm[] => ofSegment(seen, segment).map(armOf),
    endVisitor(): void {
      for (const code of seen) visitors.set(code, (visitors.get(code) ?? 0) + 1)
      const experiences = ofSegment(seen, everybody).map((code) => armOf(code).experience)
      for (const id of new Set(experiences)) reached.set(id, (reached.get(id) ?? 0) + 1)
      seen.clear()
    },
    counted: (segment: number): (ShownArm & { visitors: number })[] =>
      ofSegment(visitors.keys(), segment)
        .map((code) => ({ ...armOf(code), visitors: visitors.get(code)! }))
        .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    reach: () =>
      [...reached]
        .map(([experience, visitors]) => ({ experience, visitors }))
        .sort((a, b) => (a.experience < b.experience ? -1 : 1)),
  }
}

const keyOf = ({ experience, audience, arm }: ShownArm) => `${experience}/${audience}/${arm}`
