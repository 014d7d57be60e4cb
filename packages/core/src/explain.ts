import type { Condition } from './condition.ts'
import { type Document, documentFor, type Surroundings } from './document.ts'
import type { Clause, Explanation } from './explanation.ts'
import { matchSegments } from './match-segments.ts'
import { valueAt } from './path.ts'
import type { Profile } from './profile.ts'
import type { Program } from './program.ts'

/** Undefined for a segment that is not in the config. Changes nothing. */
export function explain(
  program: Program,
  segment: string,
  profile: Profile,
  surroundings: Surroundings,
  now: number,
): Explanation | undefined {
  const document = documentFor(program, profile, surroundings, now)
  matchSegments(program, { ...profile, segments: { ...profile.segments } }, document, now)
  return explainIn(program, segment, document)
}

/** The same for a document in which segments have been matched. */
export function explainIn(
  program: Program,
  segment: string,
  document: Document,
): Explanation | undefined {
  const found = program.published.segments.find(({ id }) => id === segment)
  if (!found) return undefined
  const when = explainCondition(program, found.when, document)
  const holds = !!document.segments[segment]
  return {
    segment,
    holds,
    kept: holds && !when.holds,
    when,
    ...(found.leaveWhen && { leaveWhen: explainCondition(program, found.leaveWhen, document) }),
  }
}

const kinds: Record<string, 'all' | 'any' | 'none'> = { $and: 'all', $or: 'any', $nor: 'none' }

/** Every part is asked of the compiler that decides: it is only asked part by part. */
function explainCondition(program: Program, condition: Condition, document: Document): Clause {
  const holds = (part: Condition) => program.compile(part)(document)
  const clauses = Object.entries(condition).flatMap(([key, wanted]): Clause[] => {
    const kind = kinds[key]
    if (kind || key === '$not') {
      const parts = (kind ? wanted : [wanted]) as Condition[]
      return [
        {
          kind: kind ?? 'none',
          holds: holds({ [key]: wanted }),
          clauses: parts.map((part) => explainCondition(program, part, document)),
        },
      ]
    }
    return operationsOf(wanted).map(([operator, operand, asWritten]) => ({
      kind: 'value',
      holds: holds({ [key]: asWritten }),
      path: key,
      operator,
      wanted: operand,
      found: valueAt(document, key.split('.')),
      ...explainNamed(program, key, document),
    }))
  })
  const [only] = clauses
  return clauses.length === 1 && only ? only : { kind: 'all', holds: holds(condition), clauses }
}

/** `{ $gte: 3, $lt: 9 }` is two operations; a bare value is one. */
function operationsOf(wanted: unknown): [operator: string, operand: unknown, asWritten: unknown][] {
  const entries = Object.entries(typeof wanted === 'object' && wanted !== null ? wanted : {})
  const isOperations = entries.length > 0 && entries.every(([key]) => key.startsWith('$'))
  return isOperations && !Array.isArray(wanted)
    ? entries.map(([operator, operand]) => [operator, operand, { [operator]: operand }])
    : [['$eq', wanted, wanted]]
}

function explainNamed(program: Program, path: string, document: Document) {
  const [room, id = ''] = path.split('.')
  const segment = room === 'segments' ? explainIn(program, id, document) : undefined
  return segment && { segment }
}
