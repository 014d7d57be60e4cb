import type { Health } from './health.ts'
import type { Report } from './report.ts'

/** Fewer page views than this tell nothing. */
const LEAST = 20
/** So many leave no doubt. */
const MANY = 500
/** From this share on something is said of. */
const NOTABLE = 0.1

/** What a marketer should look at on the pages, in sentences; empty where all is well. */
export function healthNotes({
  health: { lately, before, targets },
  rendering,
}: Pick<Report, 'health' | 'rendering'>): string[] {
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
const round = (value: number) => `${Math.round(value * 100)}%`
const percent = (part: number, all: number) => round(share(part, all))
