import type { Condition } from './condition.ts'

/** Every path that a condition asks for. */
export function pathsOf(condition: Condition): string[] {
  return Object.entries(condition).flatMap(([key, wanted]) => {
    if (key === '$not') return pathsOf(wanted as Condition)
    if (key === '$and' || key === '$or') return (wanted as Condition[]).flatMap(pathsOf)
    return [key]
  })
}
