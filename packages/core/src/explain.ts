import { type Part, partOf } from './condition-part.ts'
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
  const when = explainPart(program, partOf(found.when), document)
  const holds = !!document.segments[segment]
  return {
    segment,
    holds,
    kept: holds && !when.holds,
    when,
    ...(found.leaveWhen && { leaveWhen: explainPart(program, partOf(found.leaveWhen), document) }),
  }
}

/** Every part is asked of the compiler that decides: it is only asked part by part. */
function explainPart(program: Program, part: Part, document: Document): Clause {
  const holds = program.compile(part.condition)(document)
  if (part.kind !== 'value') {
    const clauses = part.parts.map((inner) => explainPart(program, inner, document))
    return { kind: part.kind, holds, clauses }
  }
  const { path, operator, wanted } = part
  return {
    kind: 'value',
    holds,
    path,
    operator,
    wanted,
    found: valueAt(document, path.split('.')),
    ...explainNamed(program, path, document),
  }
}

function explainNamed(program: Program, path: string, document: Document) {
  const [room, id = ''] = path.split('.')
  const segment = room === 'segments' ? explainIn(program, id, document) : undefined
  return segment && { segment }
}
