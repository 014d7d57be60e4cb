import type { Condition } from './condition.ts'
import { type Part, partOf } from './condition-part.ts'
import type { Document } from './document.ts'
import type { Program } from './program.ts'

/** For how many visitors a piece of a condition holds, by itself. */
export type ClauseCount = { condition: Condition; visitors: number }

export type ClauseCounts = { take(document: Document): void; counts(): ClauseCount[] }

/** Counts for each piece of a segment's conditions; every one is asked of the compiler that decides. */
export function clauseCounts({ compile, published }: Program, segment: string): ClauseCounts {
  const found = published.segments.find(({ id }) => id === segment)
  const conditions = found ? [found.when, ...(found.leaveWhen ? [found.leaveWhen] : [])] : []
  const rows = conditions
    .flatMap((condition) => piecesOf(partOf(condition)))
    .map((condition) => ({ condition, holds: compile(condition), visitors: 0 }))
  return {
    take(document) {
      for (const row of rows) if (row.holds(document)) row.visitors++
    },
    counts: () => rows.map(({ condition, visitors }) => ({ condition, visitors })),
  }
}

function piecesOf(part: Part): Condition[] {
  return [part.condition, ...(part.kind === 'value' ? [] : part.parts.flatMap(piecesOf))]
}
