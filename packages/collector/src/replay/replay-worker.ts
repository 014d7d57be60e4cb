import { parentPort, workerData } from 'node:worker_threads'
import { createReplay, wholeProgram } from '@segue/core'
import { readRecorded } from '../store/recorded-events.ts'
import type { FromWorker, ToWorker, WorkerTask } from './replay-messages.ts'

/** A thread of its own, so that beacons are answered while a record of weeks is played. */
const { published, segments, from, to, bots, countOf } = workerData as WorkerTask
const replay = createReplay({
  program: wholeProgram(published),
  segments,
  from,
  to,
  countOf,
})
const say = (message: FromWorker) => parentPort?.postMessage(message)

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'end') return say({ kind: 'done', report: replay.report(bots) })
  for (const recorded of readRecorded(message.page)) replay.take(recorded)
  say({ kind: 'next' })
})
