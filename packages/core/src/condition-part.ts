import type { Condition } from './condition.ts'

/** A piece of a condition, which is a condition itself: others taken together, or one operator on one value. */
export type Part = { condition: Condition } & (
  | { kind: 'all' | 'any' | 'none'; parts: Part[] }
  | { kind: 'value'; path: string; operator: string; wanted: unknown }
)

const kinds: Record<string, 'all' | 'any' | 'none'> = { $and: 'all', $or: 'any', $nor: 'none' }

/** A condition as a tree. What has but one piece is that piece. */
export function partOf(condition: Condition): Part {
  const parts = Object.entries(condition).flatMap(([key, wanted]): Part[] => {
    const kind = kinds[key]
    if (kind || key === '$not') {
      const inner = (kind ? wanted : [wanted]) as Condition[]
      return [{ kind: kind ?? 'none', condition: { [key]: wanted }, parts: inner.map(partOf) }]
    }
    return operationsOf(wanted).map(([operator, operand, asWritten]) => ({
      kind: 'value',
      condition: { [key]: asWritten },
      path: key,
      operator,
      wanted: operand,
    }))
  })
  const [only] = parts
  return parts.length === 1 && only ? only : { kind: 'all', condition, parts }
}

/** `{ $gte: 3, $lt: 9 }` is two operations; a bare value is one. */
function operationsOf(wanted: unknown): [operator: string, operand: unknown, asWritten: unknown][] {
  const entries = Object.entries(typeof wanted === 'object' && wanted !== null ? wanted : {})
  const isOperations = entries.length > 0 && entries.every(([key]) => key.startsWith('$'))
  return isOperations && !Array.isArray(wanted)
    ? entries.map(([operator, operand]) => [operator, operand, { [operator]: operand }])
    : [['$eq', wanted, wanted]]
}
