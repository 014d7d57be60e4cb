import { type BeforeAfter, KPIS, type WeeklyFigure } from '@segue/core'
import { aligned } from './aligned.ts'
import { figureText } from './figure-text.ts'

/** What is another since a date, for a terminal. */
export function beforeAfterText(found: BeforeAfter): string {
  const { site, zone, date, weeks, before, after, segment, figures, currency } = found
  const rows = figures.map((each) => [
    KPIS[each.figure].name,
    figureText(each.figure, each.before),
    figureText(each.figure, each.after),
    changeText(each),
    VERDICTS[each.verdict],
  ])
  return [
    `"${site}"${segment === null ? '' : `, visitors in "${segment}"`}: ${weeks} weeks from ${date} to ${after.to} beside ${weeks} weeks from ${before.from} (days in ${zone})`,
    rows.length
      ? aligned([['', 'before', 'since', 'change (95%)', ''], ...rows], 1)
      : `Fewer than ten visitors a week were in "${segment}", so nothing of them is shown.`,
    [
      ...(currency ? [`Money is in ${currency}.`] : []),
      ...found.converted.map((each) => `${each.currency} counts ${each.rate} ${currency}.`),
      ...found.apart.map((each) => `Orders in ${each.currency} are in no sum: no rate is stated.`),
      '"Visitors" are those of a week. Weeks are compared with weeks, by what weeks differ anyway.',
      'Whatever else changed on that day, or with the season, is in it: only an experiment tells causes.',
    ].join('\n'),
  ].join('\n\n')
}

const VERDICTS: Record<WeeklyFigure['verdict'], string> = {
  more: 'more',
  less: 'less',
  'no-change-seen': 'no change seen',
  'too-little-data': 'too little data',
}

function changeText({ figure, change }: WeeklyFigure): string {
  if (!change) return '–'
  const isShare = KPIS[figure].unit === 'share'
  const text = (value: number) => {
    const digits = isShare ? (100 * value).toFixed(1) : value.toFixed(2)
    return `${digits.startsWith('-') ? '' : '+'}${digits}`.replace('-', '−')
  }
  const { by, low, high } = change
  return `${text(by)}${isShare ? ' points' : ''} (${text(low)} to ${text(high)})`
}
