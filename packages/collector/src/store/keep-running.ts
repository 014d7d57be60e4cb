import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

const FIRST_DELAY = 100
const LONGEST_DELAY = 5_000
/** A process that lived this long was well, so the next trouble is a new one. */
const WELL = 10_000
const PATIENCE = 5_000

export type Running = {
  /** Settles when the process that runs now can be used; rejects when it could not start. */
  ready(): Promise<void>
  pid(): number | undefined
  stop(): Promise<void>
}

/** Starts a process, and another one each time it ends, until it is stopped. */
export function keepRunning(launch: () => ChildProcess, warn: (message: string) => void): Running {
  let stopping = false
  let delay = FIRST_DELAY
  let child: ChildProcess
  let ready = start()

  function start(): Promise<void> {
    const startedAt = Date.now()
    child = launch()
    const lastWords = listen(child)
    const ended = (why: string) => {
      if (stopping) return
      if (Date.now() - startedAt > WELL) delay = FIRST_DELAY
      warn(`The event store's process ended (${why}${lastWords()}); next try in ${delay} ms.`)
      // From now on whoever asks waits for the next process.
      ready = sleep(delay, undefined, { ref: false }).then(() => (stopping ? undefined : start()))
      ready.catch(() => {})
      delay = Math.min(2 * delay, LONGEST_DELAY)
    }
    child.once('exit', (code, signal) => ended(signal ?? `code ${code}`))
    // One that could not even be started has no exit.
    child.on('error', (error) => child.pid === undefined && ended(error.message))
    return greeting(child, lastWords)
  }

  return {
    ready: () => ready,
    pid: () => child.pid,
    async stop() {
      stopping = true
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      const force = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
      if (child.connected) child.send('stop', () => {})
      await gone
      clearTimeout(force)
    },
  }
}

type Greeting = { ready: true } | { failed: string }

function greeting(child: ChildProcess, lastWords: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      const word = message as Greeting
      if ('ready' in word) resolve()
      else reject(new Error(word.failed + lastWords()))
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error('its process ended before it was ready')))
  })
}

// The engine gives its reasons on stderr, and nowhere else.
function listen(child: ChildProcess): () => string {
  let heard = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    heard = (heard + chunk).slice(-2_000)
  })
  return () => {
    const last = heard.trim().split('\n').at(-1)
    return last ? `: ${last.slice(0, 300)}` : ''
  }
}
