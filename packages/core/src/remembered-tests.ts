import type { Condition } from './condition.ts'
import type { LearningProgram } from './learning.ts'
import type { Test } from './operators.ts'
import { pathsOf } from './paths-of.ts'

/**
 * The same program, for many documents in a row that differ little: a segment's condition is
 * asked again only when a value that it asks for is another one.
 */
export function rememberTests(program: LearningProgram): LearningProgram {
  const { segments, published } = program
  return {
    ...program,
    segments: segments.map(({ holds, leaves, ...segment }, index) => {
      const { when, leaveWhen } = published.segments[index]!
      return {
        ...segment,
        holds: remembered(holds, when),
        ...(leaves && leaveWhen && { leaves: remembered(leaves, leaveWhen) }),
      }
    }),
  }
}

/** A condition sees nothing but the values at its paths. */
function remembered(test: Test, condition: Condition): Test {
  const paths = pathsOf(condition).map((path) => path.split('.'))
  // Deeper values are the exception, and lists may change in place.
  if (paths.some(({ length }) => length !== 2)) return test
  const rooms = paths.map(([room]) => room!)
  const names = paths.map(([, name]) => name!)
  const last: unknown[] = paths.map(() => NEVER)
  let held = false
  return (document) => {
    let isSame = true
    for (let index = 0; index < rooms.length; index++) {
      const value = (document as Rooms)[rooms[index]!]?.[names[index]!]
      if (value === last[index] && (value === null || typeof value !== 'object')) continue
      last[index] = value
      isSame = false
    }
    if (!isSame) held = test(document)
    return held
  }
}

type Rooms = Record<string, Record<string, unknown> | undefined>
const NEVER = Symbol('never')
