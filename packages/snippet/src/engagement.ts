import type { Watching } from './track.ts'
import type { Undo } from './undo.ts'

const EVERY = 60_000
/** Who looks at one page for longer has probably left the room. It also bounds the events of a page. */
const MOST_SECONDS = 15 * 60

/** The seconds that the page was visible since the last such event: each minute, and when it is hidden or left. */
export function watchEngagement({ track }: Watching): Undo {
  let left = MOST_SECONDS
  let time = 0
  let since = performance.now()
  let visible = false
  const look = () => {
    const now = performance.now()
    // More than the timer's minute in one piece: the machine was asleep.
    if (visible) time += Math.min(now - since, EVERY) / 1_000
    since = now
    visible = document.visibilityState === 'visible'
    const seconds = Math.min(Math.floor(time), left)
    if (!seconds) return
    time -= seconds
    left -= seconds
    track('engagement', { seconds })
  }
  look()
  const timer = setInterval(look, EVERY)
  // On the way down, so before the outbox hears of the same moment and beacons what it has.
  const moments = ['visibilitychange', 'pagehide']
  for (const moment of moments) addEventListener(moment, look, true)
  return () => {
    clearInterval(timer)
    for (const moment of moments) removeEventListener(moment, look, true)
  }
}
