import type { Experience } from './experience.ts'
import type { Problem } from './problem.ts'

/** A ramp leads up: whoever has been let in stays in. */
export function checkRamp({ ramp }: Experience, experience: string): Problem[] {
  if (!ramp) return []
  const coverages = [ramp.coverage, ...ramp.next.map(({ coverage }) => coverage)]
  return ramp.next.flatMap(({ coverage }, index) =>
    coverage > coverages[index]!
      ? []
      : [
          {
            place: `${experience} › ramp › next ${index + 1} › coverage`,
            value: String(coverage),
            problem: `It is not more than the ${coverages[index]} before it`,
            remedy: 'Let each step have more than the one before, up to 1.',
          },
        ],
  )
}
