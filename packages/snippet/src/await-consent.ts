import type { Command } from './commands.ts'

/** Holds when the page says `segue.push(['consent', 'granted'])`. Until then its commands stay queued. */
export function awaitConsent(queue: Command[]): Promise<void> {
  return new Promise((resolve) => {
    const { push } = queue
    queue.push = (...commands) => {
      if (commands.some(([verb, state]) => verb === 'consent' && state === 'granted')) {
        queue.push = push
        resolve()
      }
      return push.apply(queue, commands)
    }
  })
}
