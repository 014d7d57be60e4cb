import { adopt } from './adopt.ts'
import { destination } from './destination.ts'
import { guard } from './guard.ts'
import type { Head } from './handover.ts'
import { mirrorKey } from './mirror.ts'

/** For so long a visitor who goes to another site waits until it is stored here. */
const STORED_WITHIN = 2_000
/** Who is still here so long after being sent on (a download, or somebody pressed Stop) gets the page. */
const GONE_WITHIN = 3_000
/** Of an exposure that nobody has seen here: it is told of when somebody looks at the next page. */
const ONWARD = 'onward'

/**
 * Sends the visitor to where an arm says, with query and fragment, and tells whether it does. What
 * has been noted goes over to the next page by itself. Another site could not read it: before that
 * the tail has to store it, and then calls `away`.
 */
export function leave(head: Head, load: (head: Head) => void): boolean {
  const { decisions, log, before, published } = head
  const url = destination(decisions)
  if (!url) return false
  const uncover = adopt(':root{visibility:hidden!important}')
  let isGoing = false
  const go = () => {
    // A second time it would begin anew.
    if (isGoing) return
    isGoing = true
    for (const event of log) event.hidden &&= ONWARD
    setTimeout(() => {
      uncover()
      if (!head.away) load(head)
    }, GONE_WITHIN)
    location.replace(url.href)
  }
  const isCarried =
    url.origin === location.origin && guard(() => localStorage[mirrorKey(published.site)])
  // Without an id (no consent) there is nothing to store. A tab in the background is sent on at
  // once too; but what is prerendered may never become a page.
  if (isCarried || !before.id) {
    const { prerendering } = document as { prerendering?: boolean }
    if (prerendering) document.addEventListener('prerenderingchange', go, { once: true })
    else go()
    return true
  }
  // Nobody tells us whether somebody looked at a page of another site.
  head.away = () => {
    if (document.hidden) document.addEventListener('visibilitychange', go, { once: true })
    else go()
  }
  setTimeout(head.away, STORED_WITHIN)
  load(head)
  return true
}
