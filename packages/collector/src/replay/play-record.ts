import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { ReplayReport } from '@segue/core'
import type { Recorded } from '../store/store.ts'
import type { FromWorker, ToWorker, WorkerTask } from './replay-messages.ts'

// The tests run the sources, but Node 20 runs only what is built.
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/replay/replay-worker.js' : './replay-worker.js',
  import.meta.url,
)

/** Plays a record in a thread of its own. Aborting ends the thread and throws. */
export async function playRecord(
  task: WorkerTask,
  pages: Recorded['pages'],
  signal: AbortSignal,
): Promise<ReplayReport> {
  const worker = new Worker(WORKER, {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  })
  try {
    const answers = on(worker, 'message', { signal })
    const ask = async (message: ToWorker, transfer: ArrayBuffer[] = []): Promise<FromWorker> => {
      worker.postMessage(message, transfer)
      return (await answers.next()).value[0] as FromWorker
    }
    for await (const page of pages) {
      signal.throwIfAborted()
      await ask({ kind: 'page', page }, [page.buffer as ArrayBuffer])
    }
    const answer = await ask({ kind: 'end' })
    if (answer.kind !== 'done') throw new Error('The thread of the replay has lost count.')
    return answer.report
  } finally {
    await worker.terminate()
  }
}
