import { isNoAnswer } from '@segue/stats'
import type { Cell, MetricSums } from './cells.ts'
import { armsInOrder } from './check-look.ts'
import { type Compared, compare, momentsOf } from './compare.ts'
import type { CovariateUse } from './covariate.ts'
import { type Draft, type DraftComparison, draftOf } from './draft.ts'
import { type InFamily, inFamily } from './family.ts'
import { count } from './figures.ts'
import { groupsOf, ofArm, rowsOf } from './groups.ts'
import type { Look } from './look.ts'
import type { Outlier } from './outlier.ts'
import { type Personalization, personalizations } from './personalization.ts'
import type { MetricKind, Question } from './question.ts'
import type { SampleRatio } from './sample-ratio.ts'
import { sampleRatios } from './sample-ratios.ts'
import { type SegmentEffects, segmentEffects } from './segment-effects.ts'
import { type Verdict, verdictOf } from './verdict.ts'

/** `n`: rows with a value; of a share, who tried. */
export type Side = { n: number; mean: number | null }

/** One variant against the control: over all rows, or in one value of a segment column. */
export type Comparison = {
  segment: string | null
  value: string | null
  arm: string
  control: Side
  variant: Side
  /** Null where it cannot be computed. */
  compared: Compared | null
  /** Among all comparisons of the report; null where too few were there to try. */
  family: Pick<InFamily, 'holm' | 'bh'> | null
  verdict: Verdict
}

export type MetricAnalysis = {
  metric: string
  kind: MetricKind
  /** Rows that have an arm, but no value. */
  missing: number
  outlier: Outlier | null
  covariate: CovariateUse | null
  comparisons: Comparison[]
  segments: SegmentEffects[]
  personalization: Personalization[]
}

/** What a finished test says, for one look at its end; intervals hold 95%. */
export type Analysis = {
  file: string
  rows: number
  arm: string
  control: string
  arms: { arm: string; rows: number }[]
  sampleRatio: SampleRatio[]
  /** Rows that are in no comparison, or in none of some segment column. */
  leftOut: string[]
  family: { comparisons: number; tried: number }
  metrics: MetricAnalysis[]
}

export function analyze(file: string, question: Question, look: Look, cells: Cell[]): Analysis {
  const { arm, control, metrics, segments } = question
  const arms = armsInOrder(look.arms, control)
  const groups = groupsOf(cells, segments)
  const all = groups[0]!.cells
  const drafts = metrics.map((metric, m) => draftOf(metric, m, question, look, arms, groups))
  const comparisons = drafts.flatMap(({ comparisons }) => comparisons)
  const family = answersTo(comparisons, (all) =>
    inFamily(all.map(({ compared, few }) => (few === null && compared ? compared.pValue : null))),
  )
  const effects = answersTo(
    drafts.flatMap(({ tried }) => tried),
    segmentEffects,
  )
  const gains = answersTo(
    drafts.flatMap(({ asked }) => asked),
    personalizations,
  )
  return {
    file,
    rows: look.rows,
    arm,
    control,
    arms: arms.map((each) => ({ arm: each, rows: rowsOf(ofArm(all, each)) })),
    sampleRatio: sampleRatios(question, arms, all),
    leftOut: leftOutOf(arm, look),
    family: {
      comparisons: comparisons.length,
      tried: comparisons.filter((each) => family(each) !== null).length,
    },
    metrics: drafts.map((draft) => ({
      metric: draft.metric.name,
      kind: draft.metric.kind,
      missing: draft.missing,
      outlier: draft.outlier,
      covariate: draft.covariate,
      comparisons: draft.comparisons.map((each) => judged(draft, each, control, family(each))),
      segments: draft.tried.flatMap((each) => effects(each) ?? []),
      personalization: draft.asked.flatMap((each) => gains(each) ?? []),
    })),
  }
}

/** Of questions that are answered together, such as a family of p-values, the answer to each. */
function answersTo<Question extends object, Answer>(
  questions: Question[],
  answer: (all: Question[]) => (Answer | null)[],
): (question: Question) => Answer | null {
  const answers = answer(questions)
  const byQuestion = new Map(questions.map((question, k) => [question, answers[k] ?? null]))
  return (question) => byQuestion.get(question) ?? null
}

function judged(
  { metric: { name, kind } }: Draft,
  { segment, value, a, b, form, compared, few }: DraftComparison,
  control: string,
  family: InFamily | null,
): Comparison {
  const strict = compare(kind, a.sums, b.sums, form, family?.alpha)
  const where = segment === null ? null : `${segment} ${value}`
  return {
    segment,
    value,
    arm: b.arm,
    control: sideOf(kind, a.sums),
    variant: sideOf(kind, b.sums),
    compared,
    family: family && { holm: family.holm, bh: family.bh },
    verdict: verdictOf({ metric: name, kind, where, control, variant: b.arm }, family, strict, few),
  }
}

function sideOf(kind: MetricKind, sums: MetricSums): Side {
  const n = kind === 'share' ? sums.pair.x : kind === 'ratio' ? sums.pair.n : sums.plain.n
  const moments = momentsOf(kind, sums)
  return { n, mean: isNoAnswer(moments) ? null : moments.mean }
}

function leftOutOf(arm: string, { withoutArm, segments }: Look): string[] {
  const rows = (n: number) => (n === 1 ? '1 row has' : `${count(n)} rows have`)
  const are = (n: number) => (n === 1 ? 'is' : 'are')
  return [
    ...(withoutArm > 0
      ? [`${rows(withoutArm)} nothing in "${arm}" and ${are(withoutArm)} left out.`]
      : []),
    ...segments.flatMap(({ column, without: n }) =>
      n > 0 ? [`${rows(n)} nothing in "${column}" and ${are(n)} in none of its values.`] : [],
    ),
  ]
}
