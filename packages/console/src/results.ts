import type { Experience, Report, ReportDetail } from '@segue/core'
import { atom, computed, type ReadableAtom } from 'nanostores'
import { createReading, type Reading } from './reading.ts'
import { firstGoal, type ResultsTable, tabulate } from './results-table.ts'
import type { Route } from './route.ts'
import type { Reader, SiteStore } from './site.ts'

export type Results = {
  experiences: Experience[]
  experience: Experience
  currency: string | undefined
  report: Reading<Report>
  /** The goal that is looked at, and its table; null without goals or without a report. */
  goal: string | null
  table: ResultsTable | null
  /** The audience that is looked at closely; null for all together. */
  closely: string | null
}

export type ResultsStore = {
  /** Null as long as there is no experience to show. */
  $results: ReadableAtom<Results | null>
  /** The goal that is looked at, by day and by segment: read when a picture of it is looked at. */
  detail: ReadableAtom<Reading<ReportDetail>>
  chooseGoal: (goal: string) => void
  lookClosely: (audience: string | null) => void
}

/** Often enough to see a test of one's own arrive. */
const PAUSE = 3_000
/** What is by day changes little in a minute. */
const DETAIL_PAUSE = 20_000

export function createResults(
  { get, repeat, now }: Reader,
  { $site, live }: SiteStore,
  $route: ReadableAtom<Route>,
): ResultsStore {
  const $chosenGoal = atom<string | null>(null)
  const $closely = atom<string | null>(null)
  const $experience = computed([live.$reading, $route], (reading, route) => {
    if (reading.kind !== 'here') return null
    const { experiences } = reading.value.config
    return experiences.find(({ id }) => id === route.experience) ?? experiences[0] ?? null
  })
  const $path = computed([$site, $experience], (site, experience) =>
    site && experience
      ? `/sites/${encodeURIComponent(site)}/reports/${encodeURIComponent(experience.id)}`
      : null,
  )
  const { $reading: $report } = createReading({
    $key: $path,
    load: (path) => get<Report>(path),
    repeat,
    pause: PAUSE,
    now,
  })
  const $results = computed(
    [live.$reading, $experience, $report, $chosenGoal, $closely],
    (reading, experience, report, chosen, closely): Results | null => {
      if (reading.kind !== 'here' || !experience) return null
      const { experiences, currency } = reading.value.config
      const value = report.kind === 'here' ? report.value : null
      const known = value?.goals.find(({ id }) => id === chosen)?.id
      const goal = known ?? (value && firstGoal(value)) ?? null
      const table = value && tabulate(value, goal ?? '')
      // Where the config names none, values are in the one that most orders are in.
      const money = value?.money.currency ?? currency
      return { experiences, experience, currency: money, report, goal, table, closely }
    },
  )
  const $detailPath = computed([$path, $results], (path, results) =>
    path && results?.goal && results.table?.visitors
      ? `${path}/detail?goal=${encodeURIComponent(results.goal)}`
      : null,
  )
  const { $reading: $detail } = createReading({
    $key: $detailPath,
    load: (path) => get<ReportDetail>(path),
    repeat,
    pause: DETAIL_PAUSE,
    now,
  })
  return {
    $results,
    detail: $detail,
    chooseGoal: (goal) => $chosenGoal.set(goal),
    lookClosely: (audience) => $closely.set(audience),
  }
}
