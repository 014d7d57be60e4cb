import type { Analysis, Comparison, MetricAnalysis, Side } from '../analyze/analysis.ts'
import { amount, count, percent, pValue, signedAmount, signedPercent } from '../analyze/figures.ts'
import type { MetricKind } from '../analyze/question.ts'
import { inUnits } from '../analyze/verdict.ts'
import { aligned } from './aligned.ts'

/** An analysis for a terminal: what is wrong, what may be said, then a table for each metric. */
export function analysisText(analysis: Analysis): string {
  const { file, rows, arm, arms, sampleRatio, leftOut, family, metrics } = analysis
  const warnings = [
    ...sampleRatio.filter(({ isOff }) => isOff).map(({ words }) => words),
    ...metrics.flatMap(({ outlier }) => (outlier ? [outlier.words] : [])),
  ]
  return [
    [
      `${file}: ${count(rows)} rows. ${arm}: ${arms.map((each) => `${each.arm} ${count(each.rows)}`).join(', ')}.`,
      ...sampleRatio.filter(({ isOff }) => !isOff).map(({ words }) => words),
      ...leftOut,
      'For finished data and one look at it: whoever looks again and again at data that still comes in finds too much.',
    ].join('\n'),
    ...warnings.map((words) => `! ${words}`),
    [
      `What may be said, with every comparison of this report in mind (Holm among ${count(family.tried)})`,
      ...metrics.flatMap(saidOf).map((words) => `  ${words}`),
    ].join('\n'),
    ...metrics.map((metric) => metricText(metric, analysis.control)),
  ].join('\n\n')
}

function saidOf({ comparisons, segments, covariate, personalization }: MetricAnalysis): string[] {
  const overall = comparisons.filter(({ segment }) => segment === null)
  // Of segments only what is claimed: the rest stands in the table.
  const claimed = comparisons.filter(
    ({ segment, verdict }) =>
      segment !== null && (verdict.kind === 'higher' || verdict.kind === 'lower'),
  )
  return [
    ...[...overall, ...claimed].map(({ verdict }) => verdict.words),
    ...segments.map(({ words }) => words),
    ...personalization.map(({ words }) => words),
    ...(covariate ? [covariate.words] : []),
  ]
}

function metricText(
  { metric, kind, missing, covariate, comparisons, segments }: MetricAnalysis,
  control: string,
) {
  const head = [
    'Rows',
    'Arm',
    kind === 'share' ? 'Tried' : 'n',
    kind === 'binary' || kind === 'share' ? 'Rate' : kind === 'ratio' ? 'Ratio' : 'Mean',
    'Difference (95%)',
    'Lift (95%)',
    'p',
    'Holm',
    'BH',
  ]
  const rows = comparisons.flatMap((each, index) => {
    const before = comparisons[index - 1]
    const isFirst = before?.segment !== each.segment || before.value !== each.value
    const where = each.segment === null ? 'all' : `${each.segment} ${each.value}`
    return [
      ...(isFirst || index === 0 ? [[where, control, ...sideCells(each.control, kind)]] : []),
      ['', each.arm, ...sideCells(each.variant, kind), ...comparedCells(each, kind)],
    ]
  })
  const spread = segments.map(
    ({ segment, variant, q, df, pValue: p, i2 }) =>
      `${variant} by ${segment}: Q ${q.toFixed(2)} with df ${df}, p ${pValue(p)}, I² ${Math.round(i2 * 100)}%`,
  )
  return [
    `${metric} (${kind}${covariate?.isUsed ? `, differences adjusted by ${covariate.column}` : ''})`,
    ...(missing > 0 ? [`${count(missing)} rows without it are left out.`] : []),
    aligned([head, ...rows], 2),
    ...spread,
  ].join('\n')
}

function sideCells({ n, mean }: Side, kind: MetricKind): string[] {
  const isRate = kind === 'binary' || kind === 'share'
  return [count(n), mean === null ? '–' : isRate ? percent(mean) : amount(mean)]
}

function comparedCells({ compared, family }: Comparison, kind: MetricKind): string[] {
  if (!compared) return ['–', '–', '–', '–', '–']
  const { difference, interval, lift, liftInterval, pValue: p } = compared
  const isRate = kind === 'binary' || kind === 'share'
  const bare = (value: number) => (isRate ? signedPercent(value).slice(0, -2) : signedAmount(value))
  return [
    `${inUnits(difference, kind)} (${bare(interval.low)} to ${bare(interval.high)})`,
    lift === null || liftInterval === null
      ? '–'
      : `${signedPercent(lift)} (${signedPercent(liftInterval.low).slice(0, -2)} to ${signedPercent(liftInterval.high).slice(0, -2)})`,
    pValue(p),
    family ? pValue(family.holm) : '–',
    family ? pValue(family.bh) : '–',
  ]
}
