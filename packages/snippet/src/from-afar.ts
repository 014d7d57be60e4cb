import type { Command } from './commands.ts'
import { noteFailure } from './guard.ts'
import type { Signals } from './signals.ts'
import type { Undo } from './undo.ts'
import type { Segue as Installed } from './verbs.ts'

type Waiting = Omit<Installed, 'on' | 'consent'>

/** The verbs before they are there: what is called is done when they are. */
export type FromAfar = {
  [Verb in keyof Waiting]: (
    ...args: Parameters<Waiting[Verb]>
  ) => Promise<Awaited<ReturnType<Waiting[Verb]>>>
} & {
  /** Holds from now on: what waits for consent waits for this word. */
  consent(state: 'granted' | 'denied'): Promise<void>
  on<Name extends keyof Signals>(signal: Name, callback: (value: Signals[Name]) => void): Undo
}

export function fromAfar(page: { segue?: Installed | Command[] }): FromAfar {
  const queue = () => (Array.isArray(page.segue) ? page.segue : undefined)
  const on = (signal: string, callback: (value: never) => void): Undo => {
    const waiting = queue()
    if (!waiting) return (page.segue as Installed).on(signal, callback)
    let isOver = false
    waiting.push(['on', signal, (value: never) => isOver || callback(value)])
    return () => {
      isOver = true
    }
  }
  // The first decision is told right after the verbs have been put in the queue's place.
  const installed = new Promise<Installed>((resolve) => {
    const done = () => resolve(page.segue as Installed)
    if (queue()) on('decision', done)
    else done()
  })
  const later =
    <Verb extends keyof Waiting>(verb: Verb) =>
    (...args: Parameters<Waiting[Verb]>) => {
      const result = installed.then((segue) =>
        (segue[verb] as (...args: unknown[]) => never)(...args),
      )
      // Who waits hears of it; for all others it must not be an error of the page's.
      result.catch(noteFailure)
      return result
    }
  return {
    track: later('track'),
    identify: later('identify'),
    async consent(state) {
      const waiting = queue()
      if (waiting) waiting.push(['consent', state])
      else await (page.segue as Installed).consent(state)
    },
    on,
    why: later('why'),
    decisions: later('decisions'),
    forget: later('forget'),
    export: later('export'),
    debug: later('debug'),
    block: later('block'),
    begin: later('begin'),
    stop: later('stop'),
  }
}
