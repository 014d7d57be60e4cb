import { Worker } from 'node:worker_threads'

/** A program's text, which imports parts of our packages; and as what it is loaded. */
export type Job = { entry: string; format: 'iife' | 'es' }

/** Links and shrinks a program: what it names is in it, and nothing else, as a linker does it. */
export type Link = (job: Job) => Promise<string>

/** In a thread of its own, since it takes a second in which events come in. */
export const link: Link = (workerData) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./link-worker.js', import.meta.url), { workerData })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The linker ended without a word.')))
  })
