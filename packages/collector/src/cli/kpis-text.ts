import { FIGURES, KPIS, type KpiReport, type Report } from '@segue/core'
import { FEWEST } from '../kpis/fewest.ts'
import { aligned } from './aligned.ts'
import { figureText } from './figure-text.ts'

type Experiment = Pick<Report, 'name' | 'gains'>

/** So many segments stand side by side before lines get too long to read. */
const MOST_COLUMNS = 6

/** A site's figures for a terminal, with what its experiences gained; the JSON has what does not fit. */
export function kpisText(report: KpiReport, reports: Experiment[]): string {
  const { site, zone, period, before, all, segments, currency, converted, apart } = report
  const shown = segments.filter(({ hidden }) => !hidden).slice(0, MOST_COLUMNS)
  const few = segments.filter(({ hidden }) => hidden).map(({ name }) => name)
  const more = segments.length - few.length - shown.length
  const rows = FIGURES.map((id) => [
    KPIS[id].name,
    figureText(id, all.now?.[id]),
    figureText(id, all.before?.[id]),
    ...shown.map(({ now }) => figureText(id, now?.[id])),
  ])
  const { distinct, reach, stability } = report.effectiveness
  return [
    `Figures of "${site}", ${period.from} to ${period.to}, beside ${before.from} to ${before.to} (days in ${zone})`,
    aligned([['', 'all', 'before', ...shown.map(({ name }) => name)], ...rows], 1),
    lines([
      currency && `Money is in ${currency}.`,
      ...converted.map((each) => `${each.currency} counts ${each.rate} ${currency}.`),
      ...apart.map(
        (each) => `Orders in ${each.currency} are in no sum: the config states no rate for it.`,
      ),
      few.length > 0 && `Fewer than ${FEWEST} visitors, so not shown: ${few.join(', ')}.`,
      more > 0 && `${more} more segments: --segment or --json.`,
      'A visitor is of a segment if one of their events of the period has it.',
    ]),
    ...table(
      'By how much segments’ shares of the visitors have moved',
      shown.flatMap(({ name, drift }) =>
        drift === null ? [] : [[name, `${signed(drift)} points`]],
      ),
    ),
    ...table(
      'Visitors in two segments, and their share of those in either',
      report.overlaps
        .slice(0, 10)
        .map(({ one, other, both, share }) => [`${one} and ${other}`, `${both}`, percent(share)]),
    ),
    ...table(
      `First visits by week${report.retention.segment === null ? '' : ` of "${report.retention.segment}"`}, and the share that was there so many weeks later`,
      report.retention.cohorts.map(({ week, visitors, weeks }) => {
        const last = Math.max(...weeks.map(({ later }) => later))
        const share = (later: number) => weeks.find((each) => each.later === later)?.share
        return [
          week,
          `${visitors}`,
          ...Array.from({ length: last }, (_, n) => percent(share(n + 1) ?? 0)),
        ]
      }),
    ),
    lines([
      'Whether the segments tell visitors apart',
      `  Distinct: ${distinct.segments.length} of ${distinct.compared} convert otherwise than everybody else, beyond chance${distinct.segments.length ? ` (${distinct.segments.join(', ')})` : ''}.`,
      `  Reach: ${reach === null ? '–' : percent(reach)} of the visitors were in any.`,
      ...stability.map(
        ({ segment, share }) =>
          `  Stability: of those of ${segment} who came again ${percent(share)} were in it still.`,
      ),
      ...gainLines(reports),
    ]),
  ].join('\n\n')
}

function gainLines(reports: Experiment[]): string[] {
  const told = reports.flatMap(({ name, gains: [gain] }) =>
    gain ? [`  Gain by "${name}": ${gain.words}`] : [],
  )
  return told.length > 0
    ? told
    : ['  Gain: not known yet. It takes an experience with the same arms for two audiences.']
}

const table = (title: string, rows: string[][]) =>
  rows.length ? [`${title}\n${aligned(rows, 1)}`] : []

const lines = (all: (string | false | null)[]) => all.filter(Boolean).join('\n')

const percent = (share: number) => `${(100 * share).toFixed(1)}%`
const signed = (share: number) => `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)}`
