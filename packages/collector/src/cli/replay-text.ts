import type {
  Clause,
  Explanation,
  ReplayReport,
  ReplaySample,
  SegmentReplay,
  ShownArm,
} from '@segue/core'
import { aligned } from './aligned.ts'

/** A replay for a terminal: all segments in a table, then a paragraph for each. */
export function replayText(report: ReplayReport): string {
  const { site, from, to, visitors, events, bots, earlier, segments, shown, reach } = report
  const about = [
    `${site}, ${timeOf(from)} to ${timeOf(to)}: ${count(events, 'event')} of ${count(visitors, 'visitor')}.`,
    ...(bots ? [`${count(bots, 'event')} of bots left out.`] : []),
    ...(earlier
      ? [`${count(earlier, 'visitor')} came before too; what they did then is not read.`]
      : []),
  ].join('\n')
  if (segments.length === 0) return `${about}\n\nThe draft has no segments.`
  const table = aligned(
    [
      ['Segment', 'Now', 'Ever', 'Entries', 'Exits'],
      ...segments.map(({ name, now, ever, weeks }) => [
        name,
        String(now),
        String(ever),
        String(sum(weeks.map(({ entries }) => entries))),
        String(sum(weeks.map(({ exits }) => exits))),
      ]),
    ],
    1,
  )
  const names = new Map(segments.map(({ segment, name }) => [segment, name]))
  return [
    about,
    table,
    ...(shown.length
      ? [
          [
            'Would have been seen',
            shownTable(shown),
            ...reach.map(
              (one) => `${one.experience}: by ${count(one.visitors, 'visitor')} in all.`,
            ),
          ].join('\n'),
        ]
      : []),
    ...segments.map((segment) => segmentText(segment, names)),
  ].join('\n\n')
}

function segmentText(replay: SegmentReplay, names: Map<string, string>): string {
  const { segment, name, weeks, overlap, shown, samples, unknown } = replay
  const shared = overlap.filter(({ visitors }) => visitors > 0)
  return [
    `${name} (${segment})`,
    indented(
      aligned(
        [
          ['Week from', 'Entries', 'Exits'],
          ...weeks.map(({ week, entries, exits }) => [week, String(entries), String(exits)]),
        ],
        1,
      ),
    ),
    ...(shared.length
      ? [
          `  Also in now: ${shared
            .map(({ segment, visitors }) => `${names.get(segment) ?? segment} ${visitors}`)
            .join(', ')}`,
        ]
      : []),
    ...(shown.length ? [`  Would have seen\n${indented(shownTable(shown), 4)}`] : []),
    ...(samples.length ? [`  Such as\n${samples.map(sampleText).join('\n')}`] : []),
    ...unknown.map(({ path, reason }) => `  Careful with ${path}: ${reason}`),
  ].join('\n')
}

const shownTable = (shown: (ShownArm & { visitors: number })[]) =>
  aligned(
    [
      ['Experience', 'Audience', 'Arm', 'Visitors'],
      ...shown.map(({ experience, audience, arm, visitors }) => [
        experience,
        audience,
        arm,
        String(visitors),
      ]),
    ],
    3,
  )

function sampleText({ visitor, events, last, why, shown }: ReplaySample): string {
  return [
    `    ${visitor}, ${count(events, 'event')}, the last ${timeOf(last)}`,
    `      why: ${whyText(why)}`,
    ...(shown.length
      ? [
          `      saw: ${shown
            .map(({ experience, audience, arm }) => `${experience}/${audience}/${arm}`)
            .join(', ')}`,
        ]
      : []),
  ].join('\n')
}

/** What was found at each path, and what was wanted of it. */
function whyText({ when, kept }: Explanation): string {
  return `${kept ? 'kept, ' : ''}${clauseText(when)}`
}

function clauseText(clause: Clause): string {
  if (clause.kind === 'value') {
    const { path, operator, found, wanted, holds } = clause
    const not = holds ? '' : ', which does not hold'
    return `${path} is ${JSON.stringify(found)} (${operator} ${JSON.stringify(wanted)}${not})`
  }
  const parts = clause.clauses.map(clauseText).join(', ')
  return clause.kind === 'all' ? parts : `${clause.kind} of [${parts}]`
}

const timeOf = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ')
const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
const indented = (text: string, by = 2) => text.replace(/^/gm, ' '.repeat(by))
