import type { Config, Problem, ReplayReport } from '@segue/core'
import { atom, computed, onMount, type ReadableAtom } from 'nanostores'
import { ApiError, type Post, wordsOf } from './api.ts'
import type { DraftStore } from './draft.ts'
import type { Route } from './route.ts'

export type Estimate = {
  /** The last answer; it stays until the next is here. */
  report: ReplayReport | null
  /** Whether the report is about something older than what is shown now. */
  isOld: boolean
  trouble: string | null
  /** Why the draft cannot be counted. */
  problems: Problem[]
}

export type EstimateStore = { $estimate: ReadableAtom<Estimate> }

/** Whoever types is not asked about every letter. */
const PAUSE = 600
/** Another replay has the collector's spare core. */
const BUSY = 2_000
/** A record of weeks takes a while. */
const PATIENCE = 240_000
export const DAYS = 30

const nothing: Estimate = { report: null, isOld: true, trouble: null, problems: [] }

type Question = {
  key: string
  site: string
  config: Config
  count: string | null
  /** Whether its answer tells who meets which experience, too. */
  isWhole: boolean
}

/** Plays recorded visitors through the draft's segments while somebody looks, after each pause in editing. */
export function createEstimate(
  post: Post,
  $site: ReadableAtom<string | null>,
  { $draft }: DraftStore,
  $route: ReadableAtom<Route>,
): EstimateStore {
  const $estimate = atom<Estimate>(nothing)
  const $question = computed([$site, $draft, $route], (site, draft, route): Question | null =>
    site === null || !draft ? null : question(site, draft.config, route),
  )

  onMount($estimate, () => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let running = false
    let answered = ''
    let knowsAll = false

    async function ask(): Promise<void> {
      const asked = $question.get()
      if (running || !asked || asked.key === answered) return
      running = true
      const wait = await answer(asked)
      running = false
      if (stopped) return
      if (wait > 0 || $question.get()?.key !== asked.key) timer = setTimeout(ask, wait)
    }

    /** How long to wait before it is asked again. */
    async function answer({ key, site, config, count, isWhole }: Question): Promise<number> {
      const set = (next: Partial<Estimate>) => {
        if (site !== $site.get()) return
        $estimate.set({ ...$estimate.get(), trouble: null, problems: [], ...next })
      }
      try {
        const body = { config, days: DAYS, ...(count !== null && { count }) }
        const path = `/sites/${encodeURIComponent(site)}/replay`
        const report = await post<ReplayReport>(path, body, PATIENCE)
        answered = key
        knowsAll = isWhole
        set({ report, isOld: key !== $question.get()?.key })
      } catch (error) {
        if (error instanceof ApiError && error.status === 429) return BUSY
        answered = key
        set({
          isOld: true,
          trouble: wordsOf(error),
          problems: error instanceof ApiError ? error.problems : [],
        })
      }
      return 0
    }

    let stopped = false
    let site: string | undefined
    const unsubscribe = $question.subscribe((asked) => {
      const { report } = $estimate.get()
      // What was not asked for would be shown as nobody.
      if (asked && (asked.site !== site || (report && asked.isWhole && !knowsAll))) {
        $estimate.set(nothing)
        site = asked.site
      }
      if (!asked || asked.key === answered) return
      if (!$estimate.get().isOld) $estimate.set({ ...$estimate.get(), isOld: true })
      clearTimeout(timer)
      timer = setTimeout(ask, $estimate.get().report ? PAUSE : 0)
    })
    return () => {
      stopped = true
      unsubscribe()
      clearTimeout(timer)
      $estimate.set(nothing)
    }
  })
  return { $estimate }
}

function question(site: string, draft: Config, route: Route): Question {
  const { traits, segments, groups, rfm, experiences } = draft
  // Experiences change nobody's segments, and what they refer to may not be there yet.
  const shown = route.screen === 'segments' ? [] : experiences
  const config = { ...draft, experiences: shown }
  const count = segments.some(({ id }) => id === route.segment) ? route.segment : null
  return {
    site,
    config,
    count,
    isWhole: route.screen !== 'segments',
    key: JSON.stringify([site, traits, segments, groups, rfm, shown, count]),
  }
}
