import type { Entry } from './entry.ts'
import { blockingRequests, type Ratio, ratio, sentTooEarly } from './figures.ts'
import type { Measured } from './measure.ts'
import { netScript } from './report.ts'
import { sizesOf } from './sizes.ts'
import { shown, textTable } from './text-table.ts'

type Target = {
  what: string
  most: number
  found: number | null
  digits: number
  also?: string
}

/** What we have promised, and what this run found; nothing where a peer was left out. */
export function targetsText(entries: Entry[], record: Measured[]): string {
  const segue = entries.find(({ name }) => name === 'segue')
  if (!segue) return ''
  const groups = [
    ['same', 'its own origin'],
    ['other', 'another origin'],
  ] as const
  const targets = groups.flatMap(([from, title]) => {
    const visits = record.filter((visit) => visit.from === from)
    return visits.length
      ? timeTargets(visits).map((target) => ({ ...target, what: `${target.what} (${title})` }))
      : []
  })
  const rows = [...targets, sizeTarget(segue)]
    .filter(({ found }) => found !== null)
    .map((target) => [
      target.what,
      `<= ${shown(target.most, target.digits)}`,
      shown(target.found, target.digits),
      target.also ?? '',
      verdict(target),
    ])
  return textTable(['target', 'wanted', 'found', 'also', 'verdict'], rows)
}

function timeTargets(visits: Measured[]): Target[] {
  const ours = visits.filter(({ name }) => name === 'segue')
  const slow = visits.filter(({ condition, visit }) => condition === 'slow' && visit === 'first')
  const of = (name: string) => slow.filter((visit) => visit.name === name)
  const [segue, none, growthbook] = [of('segue'), of('none'), of('growthbook-inline')]
  const swap = ({ swapPainted }: Measured) => swapPainted
  const cpu = netScript(segue, none, 'all')
  const peerCpu = netScript(growthbook, none, 'all')
  const runs = (holds: (visit: Measured) => boolean) => ours.filter(holds).length
  const returning = ours.filter(({ visit }) => visit === 'returning')
  return [
    ofRatio('swap painted ÷ inline', 1.1, ratio(segue, of('inline'), swap)),
    ofRatio('swap painted ÷ GrowthBook inline', 0.9, ratio(segue, growthbook, swap)),
    ofRatio(
      'FCP ÷ none',
      1.05,
      ratio(segue, none, ({ firstPaint }) => firstPaint),
    ),
    {
      what: 'script CPU ÷ GrowthBook inline',
      most: 0.5,
      found: cpu === null || !peerCpu ? null : cpu / peerCpu,
      digits: 2,
      also:
        `${shown(cpu, 1)} / ${shown(peerCpu, 1)} ms; until the swap ` +
        `${shown(netScript(segue, none, 'first'), 1)} / ${shown(netScript(growthbook, none, 'first'), 1)} ms`,
    },
    { what: 'script CPU, stretch, ms', most: 8, found: cpu, digits: 1 },
    {
      what: 'visits in which the original was painted',
      most: 0,
      found: runs(({ originalFrames }) => originalFrames > 0),
      digits: 0,
      also: `of ${ours.length}`,
    },
    {
      what: 'returning visits that waited for a request',
      most: 0,
      found: returning.length
        ? returning.filter((one) => blockingRequests(one).length).length
        : null,
      digits: 0,
      also: `of ${returning.length}`,
    },
    {
      what: 'visits that sent before the swap was painted',
      most: 0,
      found: runs(sentTooEarly),
      digits: 0,
      also: `of ${ours.length}`,
    },
  ]
}

function sizeTarget(segue: Entry): Target {
  const { inPage, first } = sizesOf(segue)
  const also = `the tag in the page: ${inPage}`
  return { what: 'first-paint file, brotli bytes', most: 4_096, found: first, digits: 0, also }
}

const ofRatio = (what: string, most: number, { median, minima }: Ratio): Target => ({
  what,
  most,
  found: median,
  digits: 2,
  also: `of minima ${shown(minima, 2)}`,
})

const verdict = ({ found, most, digits }: Target) =>
  found! <= most ? 'met' : `missed by ${shown(found! - most, digits)}`
