import type { Decision } from '@segue/core'
import { adopt } from './adopt.ts'
import { destination } from './destination.ts'

/** For so long what has been noted may take to be stored. */
const STORED_WITHIN = 2_000
/** Who is still here so long after being sent on gets the view. */
const GONE_WITHIN = 3_000

/**
 * Sends the visitor on from a further view of a page that changes its own address, as `leave` does
 * from the first; the exposure is stored before that.
 */
export async function leaveView(
  decisions: Decision[],
  stored: () => Promise<unknown>,
): Promise<void> {
  const url = destination(decisions)
  if (!url) return
  const { href } = location
  const uncover = adopt(':root{visibility:hidden!important}')
  await Promise.race([stored(), new Promise((late) => setTimeout(late, STORED_WITHIN))])
  // The visitor may have gone on to yet another view.
  if (location.href !== href) return uncover()
  location.replace(url.href)
  setTimeout(uncover, GONE_WITHIN)
}
