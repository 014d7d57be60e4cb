import type { Experience } from '@segue/core'

/** The experience with its ramp's next step; null where there is none. Who is let in has no part in who gets which arm, so the phase stays. */
export function rampStep(experience: Experience): { after: string; next: Experience } | null {
  const [step, ...next] = experience.ramp?.next ?? []
  return step
    ? {
        after: step.after,
        next: { ...experience, ramp: { coverage: step.coverage, next } },
      }
    : null
}
