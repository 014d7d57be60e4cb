import type { Decision } from '@segue/core'
import { guard } from './guard.ts'

/** A target that is not there by then is missed. */
const PATIENCE = 5_000

/** Tells, once a view, of each decision of whose targets none is there, nor has been. */
export function watchMissing(
  find: (target: string) => Iterable<Element>,
  tell: (decision: Decision) => void,
) {
  const met = new Set<string>()
  let timer: ReturnType<typeof setTimeout>
  const isThere = (target: string) => [...(guard(() => find(target)) ?? [])].length
  return {
    /** A view begins. */
    begin(decided: () => Decision[]): void {
      met.clear()
      clearTimeout(timer)
      timer = setTimeout(() => {
        for (const decision of decided()) {
          const { experience, audience } = decision
          if (!met.has(experience.id) && !audience.targets.some(isThere)) tell(decision)
        }
      }, PATIENCE)
    },
    meet: ({ experience }: Decision) => met.add(experience.id),
    stop: () => clearTimeout(timer),
  }
}
