import { isNoAnswer } from '@segue/stats'
import { addSums } from './add-cells.ts'
import type { Cell, MetricSums } from './cells.ts'
import { type Compared, compare, type Form } from './compare.ts'
import { covariateUse, paired } from './covariate.ts'
import { type Group, ofArm, rowsOf } from './groups.ts'
import type { Look } from './look.ts'
import { outlierOf } from './outlier.ts'
import type { Metric, Question } from './question.ts'
import { tooFew } from './too-few.ts'

export type Draft = ReturnType<typeof draftOf>
export type DraftComparison = Draft['comparisons'][number]

/** All of one metric that needs no other one's p-values. */
export function draftOf(
  metric: Metric,
  m: number,
  { control, covariate: column, segments }: Question,
  look: Look,
  arms: string[],
  groups: Group[],
) {
  const { kind, name } = metric
  const all = groups[0]!.cells
  const sumsOf = (cells: Cell[], arm: string) => ({ arm, sums: addSums(ofArm(cells, arm), m) })
  const [first, ...variants] = arms.map((arm) => sumsOf(all, arm)) as [Arm, ...Arm[]]
  const covariate = column === null ? null : covariateUse(column, name, kind, first, variants)
  const form: Form = covariate?.isUsed ? 'adjusted' : 'plain'
  // What is adjusted is so over the rows that have the covariate.
  const comparedOf = (cells: Cell[], arm: string) => {
    const { sums } = sumsOf(cells, arm)
    return { arm, sums: form === 'adjusted' ? paired(sums) : sums }
  }
  const comparisons = groups.flatMap(({ segment, value, cells }) =>
    variants.map(({ arm }) => {
      const [a, b] = [comparedOf(cells, control), comparedOf(cells, arm)]
      const answer = compare(kind, a.sums, b.sums, form)
      return {
        segment,
        value,
        a,
        b,
        form,
        compared: isNoAnswer(answer) ? null : answer,
        few: tooFew(kind, a.arm, a.sums) ?? tooFew(kind, b.arm, b.sums),
      }
    }),
  )
  const rows = rowsOf(all)
  const used = [first, ...variants].reduce(
    (n, { sums }) => n + (metric.per === null ? sums.plain.n : sums.pair.n),
    0,
  )
  return {
    metric,
    missing: rows - used,
    outlier:
      kind === 'value' ? outlierOf(name, look.numbers.get(metric.of)!, first, variants) : null,
    covariate,
    comparisons,
    tried: segments.flatMap((segment) =>
      variants.map(({ arm }) => ({
        metric: name,
        kind,
        segment,
        variant: arm,
        effects: comparisons.flatMap((each) =>
          each.segment === segment && each.b.arm === arm && each.few === null && each.compared
            ? [effectIn(each.value!, each.compared)]
            : [],
        ),
      })),
    ),
    asked: segments.map((segment) => ({
      metric: name,
      kind,
      segment,
      arms,
      cells: groups
        .filter((group) => group.segment === segment)
        .flatMap((group) => group.cells)
        .map(({ value, arm, half, metrics }) => ({ value, arm, half, ...metrics[m]!.plain })),
    })),
  }
}

type Arm = { arm: string; sums: MetricSums }

const effectIn = (value: string, { difference, stdErr, pValue }: Compared) => ({
  value,
  effect: difference,
  stdErr,
  pValue,
})
