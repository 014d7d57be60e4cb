import type { Decision } from './decide.ts'
import type { ShownArm } from './replay-report.ts'

/** Who was shown which arm in which segment; the place after the last segment stands for everybody. */
export function shownArms(everybody: number) {
  const places = everybody + 1
  const arms: ShownArm[] = []
  const indexOf = new Map<string, number>()
  const visitors = new Map<number, number>()
  /** Of the visitor: `arm * places + segment`. */
  const seen = new Set<number>()

  function armIndex({ experience, audience, arm }: Decision): number {
    const key = `${experience.id}/${audience.segment}/${arm.id}`
    const known = indexOf.get(key)
    if (known !== undefined) return known
    indexOf.set(key, arms.length)
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
      seen.clear()
    },
    counted: (segment: number): (ShownArm & { visitors: number })[] =>
      ofSegment(visitors.keys(), segment)
        .map((code) => ({ ...armOf(code), visitors: visitors.get(code)! }))
        .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  }
}

const keyOf = ({ experience, audience, arm }: ShownArm) => `${experience}/${audience}/${arm}`
