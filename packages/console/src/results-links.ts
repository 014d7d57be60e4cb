import type { NewResultsLink, ResultsLink } from '@segue/core'
import { atom, computed, type ReadableAtom } from 'nanostores'
import { type Delete, type Post, wordsOf } from './api.ts'
import { createReading, type Reading } from './reading.ts'
import type { Reader } from './site.ts'
import { may, type Standing } from './standing.ts'

/** What came of what was asked last. A link is told this once. */
export type LinkOutcome =
  | { kind: 'none' }
  | { kind: 'made'; link: string }
  | { kind: 'trouble'; words: string }

export type ResultsLinksStore = {
  /** Whether one may give out links at all. */
  $mayShare: ReadableAtom<boolean>
  links: ReadableAtom<Reading<ResultsLink[]>>
  $outcome: ReadableAtom<LinkOutcome>
  make: (asked: NewResultsLink) => Promise<void>
  revoke: (id: string) => Promise<void>
}

/** Links to the results that one looks at, for those who have no account. */
export function createResultsLinks(
  { get, repeat, now }: Reader,
  { post, remove, origin }: { post: Post; remove: Delete; origin: string },
  $report: ReadableAtom<string | null>,
  $standing: ReadableAtom<Standing>,
): ResultsLinksStore {
  const $made = atom<{ of: string | null; outcome: LinkOutcome }>({
    of: null,
    outcome: { kind: 'none' },
  })
  const $mayShare = computed($standing, (standing) => may(standing, 'publisher'))
  const { $reading: links, refresh } = createReading({
    $key: computed([$report, $mayShare], (report, mayShare) =>
      report && mayShare ? `${report}/links` : null,
    ),
    load: async (path) => (await get<{ links: ResultsLink[] }>(path)).links,
    repeat,
    pause: 30_000,
    now,
  })

  async function doing(act: (report: string) => Promise<LinkOutcome>): Promise<void> {
    const of = $report.get()
    if (of === null) return
    try {
      $made.set({ of, outcome: await act(of) })
      await refresh()
    } catch (error) {
      $made.set({ of, outcome: { kind: 'trouble', words: wordsOf(error) } })
    }
  }
  return {
    $mayShare,
    links,
    $outcome: computed(
      [$made, $report],
      ({ of, outcome }, report): LinkOutcome => (of === report ? outcome : { kind: 'none' }),
    ),
    make: (asked) =>
      doing(async (report) => {
        const { token } = await post<{ token: string }>(`${report}/links`, asked)
        return { kind: 'made', link: `${origin}/#shared=${token}` }
      }),
    revoke: (id) =>
      doing(async (report) => {
        await remove(`${report}/links/${encodeURIComponent(id)}`)
        return { kind: 'none' }
      }),
  }
}
