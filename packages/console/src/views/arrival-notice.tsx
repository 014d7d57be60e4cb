import { formatDateTime } from '../format.ts'
import type { Arrival } from '../install.ts'
import type { RouteStore } from '../route.ts'
import { Notice, Waiting } from './notice.tsx'

/** What has been heard of the site's pages: nothing, the script alone, or events. */
export function ArrivalNotice({ arrival, route }: { arrival: Arrival; route: RouteStore }) {
  switch (arrival.kind) {
    case 'unknown':
      return arrival.trouble ? <Notice tone="bad">{arrival.trouble}</Notice> : <Waiting />
    case 'none':
      return (
        <>
          <Notice tone="calm" role="status">
            Waiting for the first event. Open a page with the tag.
          </Notice>
          <details class="help">
            <summary>It does not come?</summary>
            <ul>
              <li>
                Is the page’s source all right? Then a blocker may hold the script back: try a
                window without extensions.
              </li>
              <li>
                Does the browser’s console speak of a Content Security Policy? Then allow the
                address of the collector in <code>script-src</code> and <code>connect-src</code>.
              </li>
              <li>Does a CDN or a cache still give out the page of before?</li>
            </ul>
          </details>
        </>
      )
    case 'script':
      return (
        <Notice tone="warn" role="status">
          <p>
            <b>The script was loaded, and no event has come.</b> It was asked for at{' '}
            {formatDateTime(arrival.at)}.
          </p>
          <p>
            Does the page wait for consent? Then agree there. Else a blocker or the page’s policy (
            <code>connect-src</code>) holds back what the script sends.
          </p>
        </Notice>
      )
    case 'first':
    case 'latest':
      return (
        <>
          <Notice tone="good" role={arrival.kind === 'first' ? 'status' : undefined}>
            <p>
              <b>{arrival.kind === 'first' ? 'First event received' : 'Events are arriving'}.</b>{' '}
              <code>{arrival.name}</code>, {formatDateTime(arrival.at)}.{' '}
              <a href={route.href({ screen: 'live' })}>Watch them live</a>
            </p>
          </Notice>
          {arrival.late && (
            <Notice tone="warn">
              <b>The last change came too late</b>: the page was painted already, and was left as it
              is. Is the tag first in the head?
            </Notice>
          )}
        </>
      )
  }
}
