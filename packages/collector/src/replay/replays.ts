import type { Problem, ReplayReport } from '@segue/core'
import { compileDraft } from '../publish/compile-draft.ts'
import type { Store } from '../store/store.ts'
import { playRecord } from './play-record.ts'

export type ReplayRequest = {
  site: string
  config: unknown
  days: number
  /** The segment of which every piece is counted. */
  countOf?: string | undefined
}

export type ReplayResult =
  | { kind: 'replayed'; report: ReplayReport }
  | { kind: 'refused'; problems: Problem[] }
  /** Another replay has the core that ingest can spare. */
  | { kind: 'busy' }
  | { kind: 'late'; seconds: number }

export type Replays = {
  run(request: ReplayRequest): Promise<ReplayResult>
  /** Ends the one under way. */
  stop(): void
}

type Parts = {
  recorded: Store['recorded']
  /** Resolves when all that was acknowledged so far is in the store. */
  drain: () => Promise<unknown>
  now: () => number
  /** The longest that a replay may take. */
  patience?: number
}

const DAY = 86_400_000
const PATIENCE = 4 * 60_000

/** Runs drafts over what was recorded, one at a time. */
export function createReplays({ recorded, drain, now, patience = PATIENCE }: Parts): Replays {
  let running: AbortController | undefined

  async function play(
    { site, days, countOf }: ReplayRequest,
    { config, published }: Exclude<ReturnType<typeof compileDraft>, { problems: Problem[] }>,
    signal: AbortSignal,
  ): Promise<ReplayReport> {
    await drain()
    const to = now()
    const from = to - days * DAY
    const { bots, pages } = await recorded(site, from, to)
    const task = { published, segments: config.segments, from, to, bots, countOf }
    return playRecord(task, pages, signal)
  }

  return {
    async run(request) {
      const draft = compileDraft(request.site, request.config, 0)
      if ('problems' in draft) return { kind: 'refused', problems: draft.problems }
      if (running) return { kind: 'busy' }
      running = new AbortController()
      const { signal } = running
      let isLate = false
      const timer = setTimeout(() => {
        isLate = true
        running?.abort()
      }, patience)
      try {
        return { kind: 'replayed', report: await play(request, draft, signal) }
      } catch (error) {
        if (isLate) return { kind: 'late', seconds: patience / 1_000 }
        throw error
      } finally {
        clearTimeout(timer)
        running = undefined
      }
    },
    stop: () => running?.abort(),
  }
}
