import { addSums } from './add-cells.ts'
import type { Cell } from './cells.ts'
import { ofArm, rowsOf } from './groups.ts'
import type { Question } from './question.ts'
import { type SampleRatio, sampleRatio } from './sample-ratio.ts'

/** Of rows; where each row is a total, of those that it counts. */
export function sampleRatios(
  { metrics, expected }: Question,
  arms: string[],
  all: Cell[],
): SampleRatio[] {
  const weights = expected ?? arms.map(() => 1)
  const counted = metrics.flatMap(({ kind, per }, m) =>
    kind === 'share' && per ? [{ per, m }] : [],
  )
  if (counted.length < metrics.length) {
    return [
      sampleRatio(
        'rows',
        arms,
        arms.map((arm) => rowsOf(ofArm(all, arm))),
        weights,
      ),
    ]
  }
  const columns = [...new Map(counted.map(({ per, m }) => [per, m]))]
  return columns.map(([per, m]) =>
    sampleRatio(
      per,
      arms,
      arms.map((arm) => addSums(ofArm(all, arm), m).pair.x),
      weights,
    ),
  )
}
