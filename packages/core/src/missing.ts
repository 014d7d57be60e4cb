import { nearName } from './near-name.ts'
import type { Problem } from './problem.ts'

/** A problem if `name` is not among the known ones. */
export function missing(place: string, kind: string, name: string, known: string[]): Problem[] {
  if (known.includes(name)) return []
  const near = nearName(name, known)
  return [
    {
      place,
      value: `"${name}"`,
      problem: `There is no such ${kind}`,
      remedy: near ? `Did you mean "${near}"?` : `Define it under ${kind}s first.`,
    },
  ]
}
