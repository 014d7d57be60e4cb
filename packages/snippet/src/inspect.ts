import { type Clause, type Document, type Explanation, explainIn, type Program } from '@segue/core'
import { hasFramework } from './has-framework.ts'

// A file of its own, loaded when somebody asks: visitors never do.

/**
 * Why the visitor is in a segment or not, of one or of all: printed as a table, and given back.
 * `document` is one in which segments have been matched.
 */
export function why(program: Program, document: Document, segment?: string): Explanation[] {
  const reasons = program.published.segments.flatMap(({ id }) =>
    segment === undefined || id === segment ? (explainIn(program, id, document) ?? []) : [],
  )
  console.table(
    reasons.flatMap(({ segment, holds, kept, when }) =>
      rowsOf(when).map((row) => ({ segment, in: kept ? 'kept' : holds, ...row })),
    ),
  )
  return reasons
}

/** What was decided for the page, what went wrong in it, and who is in which segment. */
export function debug(
  program: Program,
  document: Document,
  decisions: object[],
  failures: unknown[],
): void {
  console.table(decisions)
  if (failures.length) console.log(failures)
  if (program.published.isStatic && hasFramework()) {
    console.warn('A framework has come to this page, but the config says "rendering": "static".')
  }
  why(program, document)
}

/** A row for each clause. */
const rowsOf = (clause: Clause, within = ''): object[] =>
  clause.kind === 'value'
    ? [
        {
          clause: `${within}${clause.path} ${clause.operator} ${JSON.stringify(clause.wanted)}`,
          found: clause.found,
          holds: clause.holds,
        },
      ]
    : clause.clauses.flatMap((part) => rowsOf(part, `${within}${clause.kind} › `))
