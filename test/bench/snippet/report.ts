import type { Entry } from './entry.ts'
import {
  blockingRequests,
  firstSent,
  median,
  minimum,
  overNetwork,
  ratio,
  sentTooEarly,
} from './figures.ts'
import type { Measured } from './measure.ts'
import type { ScriptTime } from './script-time.ts'
import { shown, textTable } from './text-table.ts'

/** One table for each origin, condition and kind of visit. */
export function reportText(entries: Entry[], record: Measured[]): string {
  const groups = new Map<string, Measured[]>()
  for (const visit of record) {
    const title = titleOf(visit)
    groups.set(title, [...(groups.get(title) ?? []), visit])
  }
  return [...groups]
    .map(([title, visits]) => `### ${title}\n\n${groupTable(entries, visits)}`)
    .join('\n\n')
}

const titleOf = ({ from, condition, visit }: Measured) =>
  `${condition}, ${visit} visit, scripts from ${from === 'same' ? 'the page’s own origin' : 'another origin, 450 ms farther'}`

const HEAD = [
  'script',
  'swap painted ms',
  'min',
  '÷ inline',
  'of minima',
  'original seen',
  'FCP ms',
  '÷ none',
  'script CPU ms',
  'until the swap',
  'CLS',
  'requests',
  'KB',
  'waited for',
  'first sent ms',
  'too early',
]

function groupTable(entries: Entry[], visits: Measured[]): string {
  const of = (name: string) => visits.filter((visit) => visit.name === name)
  const none = of('none')
  const rows = entries.map((entry) => {
    const own = of(entry.name)
    const middle = (figure: (visit: Measured) => number | null, digits = 0) =>
      shown(median(own.map(figure)), digits)
    const runs = (holds: (visit: Measured) => boolean) =>
      entry.still ? '-' : `${own.filter(holds).length}/${own.length}`
    const late = own.filter(({ timedOut }) => timedOut).length
    const toInline = ratio(own, of('inline'), ({ swapPainted }) => swapPainted)
    return [
      entry.name + (late ? ` (${late} never came to an end)` : ''),
      middle(({ swapPainted }) => swapPainted),
      shown(minimum(own.map(({ swapPainted }) => swapPainted))),
      shown(toInline.median, 2),
      shown(toInline.minima, 2),
      runs(({ originalFrames }) => originalFrames > 0),
      middle(({ firstPaint }) => firstPaint),
      shown(ratio(own, none, ({ firstPaint }) => firstPaint).median, 2),
      shown(netScript(own, none, 'all'), 1),
      shown(netScript(own, none, 'first'), 1),
      middle(({ shifts }) => shifts, 3),
      middle((visit) => overNetwork(visit).length),
      middle((visit) => overNetwork(visit).reduce((sum, { bytes }) => sum + bytes, 0) / 1_000, 1),
      middle((visit) => blockingRequests(visit).length),
      middle(firstSent),
      runs(sentTooEarly),
    ]
  })
  return textTable(HEAD, rows)
}

/** What its scripts cost above those of the page alone. */
export function netScript(
  own: Measured[],
  none: Measured[],
  part: keyof ScriptTime,
): number | null {
  const found = median(own.map(({ script }) => script[part]))
  const base = median(none.map(({ script }) => script[part]))
  return found === null || base === null ? null : Math.max(0, found - base)
}

/** What pages complained of: a script that fails is quick. */
export function complaintsText(record: Measured[]): string {
  const complaints = record.flatMap(({ name, errors }) =>
    errors.map((error) => `${name}: ${error}`),
  )
  return [...new Set(complaints)].join('\n')
}
