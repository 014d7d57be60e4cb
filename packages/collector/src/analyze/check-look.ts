import { nearName } from '@segue/core'
import { AnalyzeError } from './analyze-error.ts'
import { type Look, MOST_GROUPS } from './look.ts'
import type { Question } from './question.ts'

/** Whether the file has what the question compares; its numbers are looked at by `first-fault.ts`. */
export function checkLook(path: string, question: Omit<Question, 'metrics'>, look: Look): void {
  const { arm, control, expected } = question
  const { arms, armCount } = look
  if (armCount === 0) {
    throw new AnalyzeError(
      `"${path}": no row has anything in "${arm}". Name the column with the arms (--arm).`,
    )
  }
  if (armCount > MOST_GROUPS) {
    throw new AnalyzeError(
      `--arm is "${arm}", which has ${armCount} different values; at most ${MOST_GROUPS} can be compared. ` +
        'Name the column that says which arm a row is in.',
    )
  }
  if (!arms.includes(control)) {
    const near = nearName(control, arms)
    throw new AnalyzeError(
      `--control is "${control}", which no row has in "${arm}".${near ? ` Did you mean "${near}"?` : ''} ` +
        `It has ${listed(arms)}.`,
    )
  }
  if (arms.length === 1) {
    throw new AnalyzeError(
      `Every row has "${control}" in "${arm}", so there is nothing to compare it with. Give a file with both arms, ` +
        'or name the column with the arms (--arm).',
    )
  }
  if (expected && expected.length !== arms.length) {
    throw new AnalyzeError(
      `--expected has ${expected.length} ${expected.length === 1 ? 'weight' : 'weights'}, and "${arm}" has ${arms.length} arms. ` +
        `Give one for each, in this order: ${listed(armsInOrder(arms, control))}.`,
    )
  }
  for (const { column, values } of look.segments) {
    if (values > MOST_GROUPS) {
      throw new AnalyzeError(
        `--segment "${column}" has ${values} different values; at most ${MOST_GROUPS} are compared. ` +
          'Put them into a few groups in a column of its own (such as ages by decade), and name that.',
      )
    }
    if (values === 0) {
      throw new AnalyzeError(
        `--segment "${column}" is empty in every row. Leave it out, or name another column.`,
      )
    }
  }
}

/** The control first, as weights are given and arms are shown. */
export const armsInOrder = (arms: readonly string[], control: string) => [
  control,
  ...arms.filter((arm) => arm !== control),
]

const listed = (values: readonly string[]) => values.map((value) => `"${value}"`).join(', ')
