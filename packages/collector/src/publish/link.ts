import { Worker } from 'node:worker_threads'

/** A program's text, which imports parts of our packages; and as what it is loaded. */
export type Job = { entry: string; format: 'iife' | 'es' }

/** Links and shrinks a program: what it names is in it, and nothing else, as a linker does it. */
export type Link = (job: Job) => Promise<string>

export type Asked = { id: number; job: Job }
export type Answered = { id: number } & ({ code: string } | { problem: string })

type Waiting = { resolve(code: string): void; reject(error: Error): void }

/** A linker that has run is twice as fast as one that has to start. */
const IDLE = 10_000

let add: ((job: Job, waiting: Waiting) => void) | undefined

/** In a thread of its own, since it takes seconds in which events come in. */
export const link: Link = (job) =>
  new Promise((resolve, reject) => {
    add ??= startLinker(() => {
      add = undefined
    })
    add(job, { resolve, reject })
  })

function startLinker(onEnd: () => void): NonNullable<typeof add> {
  const worker = new Worker(new URL('./link-worker.js', import.meta.url))
  const underWay = new Map<number, Waiting>()
  let next = 0
  let idle: NodeJS.Timeout | undefined

  const end = (error: Error) => {
    onEnd()
    for (const { reject } of underWay.values()) reject(error)
    underWay.clear()
  }
  worker.on('message', (answer: Answered) => {
    const waiting = underWay.get(answer.id)
    underWay.delete(answer.id)
    if ('code' in answer) waiting?.resolve(answer.code)
    else waiting?.reject(new Error(answer.problem))
    if (underWay.size) return
    // Nobody waits: it must not keep the process alive.
    worker.unref()
    idle = setTimeout(() => {
      onEnd()
      worker.terminate()
    }, IDLE).unref()
  })
  worker.once('error', end)
  worker.once('exit', () => end(new Error('The linker ended without a word.')))

  return (job, waiting) => {
    clearTimeout(idle)
    worker.ref()
    const id = next++
    underWay.set(id, waiting)
    worker.postMessage({ id, job } satisfies Asked)
  }
}
