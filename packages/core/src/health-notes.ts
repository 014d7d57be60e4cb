import type { Health } from './health.ts'
import type { Report } from './report.ts'

/** Fewer page views than this tell nothing. */
const LEAST = 20
/** So many leave no doubt. */
const MANY = 500
/** From this share on something is said of. */
const NOTABLE = 0.1

/** What a marketer should look at, in sentences; empty where all is well. */
export function healthNotes({
  health,
  rendering,
  setAside,
  audiences,
}: Pick<Report, 'health' | 'rendering' | 'setAside' | 'audiences'>): string[] {
  return [
    ...audiences.flatMap(sampleRatioNote),
    ...asideNotes(setAside),
    ...pageNotes(health, rendering),
  ]
}

/** Of a thousand audiences that are well one at most is told of, however often one looks. */
const MISMATCH = 0.001

function sampleRatioNote({ name, sampleRatio }: Report['audiences'][number]): string[] {
  if (!sampleRatio || sampleRatio.pValue > MISMATCH) return []
  return [
    `Do not trust the numbers of "${name}": visitors did not fall on its arms as the weights say. Something loses visitors of one arm.`,
  ]
}

function asideNotes({ machines, twoArms }: Report['setAside']): string[] {
  return [...machineNote(machines), ...twoArmsNote(twoArms)]
}

function twoArmsNote(visitors: number): string[] {
  if (!visitors) return []
  return [
    visitors === 1
      ? 'One visitor was seen in two arms and is in no figure here.'
      : `${visitors} visitors were seen in two arms and are in no figure here.`,
  ]
}

function machineNote(machines: number): string[] {
  if (!machines) return []
  return [
    machines === 1
      ? 'One visitor was a program (a bot or a test) and is in no figure here.'
      : `${machines} visitors were programs (bots or tests) and are in no figure here.`,
  ]
}

function pageNotes({ lately, before, targets }: Health, rendering: Report['rendering']): string[] {
  const views = lately.exposed + lately.missing
  if (views < LEAST) return []
  return [
    ...missingNote(
      share(lately.missing, views),
      share(before.missing, before.exposed + before.missing),
    ),
    ...(share(lately.conflicts, views) >= NOTABLE
      ? [
          `On ${percent(lately.conflicts, views)} of page views in the last day the page took a change back until it was given up there.`,
        ]
      : []),
    ...(share(lately.late, lately.exposed) >= NOTABLE
      ? [
          `${percent(lately.late, lately.exposed)} of exposures in the last day came too late to change anything. Is the tag first in <head>?`,
        ]
      : []),
    ...(rendering === 'auto' && !lately.frameworks && lately.exposed >= MANY
      ? [
          'These pages look as if no framework took them over. If it is so on the whole site, and every view is a page of its own, "rendering": "static" makes its files smaller.',
        ]
      : []),
    ...targets.flatMap((target) => [...partlyNote(target), ...wordsNote(target)]),
  ]
}

function missingNote(now: number, before: number): string[] {
  if (now < NOTABLE) return []
  const then =
    before < now / 2 ? `, and on ${round(before)} in the week before. Has the page changed?` : '.'
  return [`On ${round(now)} of page views in the last day no target was there${then}`]
}

function partlyNote({ target, none, one, several, most }: Health['targets'][number]): string[] {
  const all = none + one + several
  return [
    ...(share(none, all) >= NOTABLE
      ? [
          `Nothing matched "${target}" in ${percent(none, all)} of exposures, while other targets were there.`,
        ]
      : []),
    ...(share(several, all) >= NOTABLE
      ? [`"${target}" matches up to ${most} elements. All of them are changed.`]
      : []),
  ]
}

/** The words that most visitors saw before are seen by few now. */
function wordsNote({ target, texts }: Health['targets'][number]): string[] {
  const sum = (key: 'lately' | 'before') => texts.reduce((total, text) => total + text[key], 0)
  const usual = [...texts].sort((one, other) => other.before - one.before)[0]
  if (
    !usual ||
    usual.before < sum('before') / 2 ||
    sum('before') < LEAST ||
    sum('lately') < LEAST
  ) {
    return []
  }
  return share(usual.lately, sum('lately')) < 0.5
    ? [
        `The page's own words at "${target}" are others than in the week before. Does the change still fit them?`,
      ]
    : []
}

const share = (part: number, all: number) => (all > 0 ? part / all : 0)
const round = (value: number) => `${Math.round(value * 100)} %`
const percent = (part: number, all: number) => round(share(part, all))
