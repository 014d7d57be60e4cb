import { askedConsent, type Command } from './commands.ts'

/**
 * Holds when the page's last word is `segue.push(['consent', 'granted'])`, which it may have said
 * since the head ran. Until then its commands stay queued.
 */
export function awaitConsent(queue: Command[]): Promise<void> {
  return new Promise((resolve) => {
    const { push } = queue
    const look = () => {
      if (!askedConsent(queue, 'required')) return
      queue.push = push
      // What was said before is said no more: a word taken back must not be heard last.
      queue.splice(0, queue.length, ...queue.filter(([verb]) => verb !== 'consent'))
      resolve()
    }
    queue.push = (...commands) => {
      const length = push.apply(queue, commands)
      look()
      return length
    }
    look()
  })
}
