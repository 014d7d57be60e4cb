import type { Condition } from './condition.ts'
import type { Segment } from './segment.ts'

const COMBINING = ['$and', '$or', '$nor']

/** Every path that a condition asks for; those inside `$elemMatch` are an element's, not the document's. */
export function pathsOf(condition: Condition): string[] {
  return Object.entries(condition).flatMap(([key, wanted]) => {
    if (key === '$not') return pathsOf(wanted as Condition)
    if (COMBINING.includes(key)) return (wanted as Condition[]).flatMap(pathsOf)
    return [key]
  })
}

export const pathsOfSegment = ({ when, leaveWhen = {} }: Pick<Segment, 'when' | 'leaveWhen'>) => [
  ...pathsOf(when),
  ...pathsOf(leaveWhen),
]
