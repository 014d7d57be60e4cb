import type { FunnelReport, Report, ReportDetail, TimesReport } from '@segue/core'
import { atom, computed, type ReadableAtom } from 'nanostores'
import { experiencePath, type Place } from './experience-path.ts'
import { createReading, type Reading } from './reading.ts'
import { firstGoal, type ResultsTable, tabulate } from './results-table.ts'
import type { Reader } from './site.ts'

/** A report as somebody looks at it. */
export type Looked = {
  report: Reading<Report>
  currency: string | undefined
  /** The goal that is looked at, and its table; null without goals or without a report. */
  goal: string | null
  table: ResultsTable | null
  /** The audience that is looked at closely; null for all together. */
  closely: string | null
}

export type LookingStore = {
  $looked: ReadableAtom<Looked>
  /** The goal that is looked at, by day and by segment: read when a picture of it is looked at. */
  detail: ReadableAtom<Reading<ReportDetail>>
  /** How far visitors went, and how long they took: read last of all. */
  funnels: ReadableAtom<Reading<FunnelReport>>
  times: ReadableAtom<Reading<TimesReport>>
  chooseGoal: (goal: string) => void
  lookClosely: (audience: string | null) => void
}

/** Often enough to see a test of one's own arrive. */
const PAUSE = 3_000
/** What is by day changes little in a minute. */
const DETAIL_PAUSE = 20_000
/** They cost the collector more than the rest. */
const WAY_PAUSE = 60_000

/** An experience's report, by the goal and as closely as one chooses. */
export function createLooking(
  { get, repeat, now }: Reader,
  $place: ReadableAtom<Place | null>,
): LookingStore {
  const $path = computed($place, (place) => place && experiencePath('reports', place))
  const $chosenGoal = atom<string | null>(null)
  const $closely = atom<string | null>(null)
  const { $reading: $report } = createReading({
    $key: $path,
    load: (path) => get<Report>(path),
    repeat,
    pause: PAUSE,
    now,
  })
  const $looked = computed([$report, $chosenGoal, $closely], (report, chosen, closely): Looked => {
    const value = report.kind === 'here' ? report.value : null
    const known = value?.goals.find(({ id }) => id === chosen)?.id
    const goal = known ?? (value && firstGoal(value)) ?? null
    const table = value && tabulate(value, goal ?? '')
    return { report, currency: value?.money.currency ?? undefined, goal, table, closely }
  })
  const $detailPath = computed([$path, $looked], (path, { goal, table }) =>
    path && goal && table?.visitors ? `${path}/detail?goal=${encodeURIComponent(goal)}` : null,
  )
  const { $reading: detail } = createReading({
    $key: $detailPath,
    load: (path) => get<ReportDetail>(path),
    repeat,
    pause: DETAIL_PAUSE,
    now,
  })
  const readWay = <T>(room: 'funnels' | 'times') =>
    createReading({
      $key: computed([$place, $looked], (place, { table }) =>
        place && table?.visitors ? experiencePath(room, place) : null,
      ),
      load: (path) => get<T>(path),
      repeat,
      pause: WAY_PAUSE,
      now,
    }).$reading
  return {
    $looked,
    detail,
    funnels: readWay<FunnelReport>('funnels'),
    times: readWay<TimesReport>('times'),
    chooseGoal: (goal) => $chosenGoal.set(goal),
    lookClosely: (audience) => $closely.set(audience),
  }
}
