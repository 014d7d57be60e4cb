import type { Published, ReplayReport, Segment } from '@segue/core'

/** What a replay's thread is started with. */
export type WorkerTask = {
  published: Published
  segments: Pick<Segment, 'id' | 'name'>[]
  from: number
  to: number
  bots: number
  countOf: string | undefined
}

export type ToWorker = { kind: 'page'; page: Uint8Array } | { kind: 'end' }

/** One page at a time: the next is read from the store when this one is played. */
export type FromWorker = { kind: 'next' } | { kind: 'done'; report: ReplayReport }
