import { useStore } from '@nanostores/preact'
import { formatDateTime } from '../format.ts'
import type { Arrival, InstallStore } from '../install.ts'
import type { RouteStore } from '../route.ts'
import { Copied } from './copied.tsx'
import { Heading } from './heading.tsx'
import { Notice, Waiting } from './notice.tsx'

export function InstallScreen({ install, route }: { install: InstallStore; route: RouteStore }) {
  const { tag, arrival } = useStore(install.$install)
  return (
    <>
      <Heading title="Install" />
      <ol class="steps">
        <li>
          <h2>Paste this tag into your pages</h2>
          <p>
            Into the <code>&lt;head&gt;</code>, as far up as you can, so that texts are changed
            before they show.
          </p>
          {tag.kind === 'waiting' && <Waiting />}
          {tag.kind === 'missing' && <Notice tone="bad">{tag.trouble}</Notice>}
          {tag.kind === 'here' && <Copied words={tag.value} label="Copy the tag" primary />}
        </li>
        <li>
          <h2>Open one of these pages</h2>
          <p>Its page view is the first event. This page notices by itself.</p>
          <ArrivalNotice arrival={arrival} route={route} />
        </li>
      </ol>
    </>
  )
}

function ArrivalNotice({ arrival, route }: { arrival: Arrival; route: RouteStore }) {
  switch (arrival.kind) {
    case 'unknown':
      return arrival.trouble ? <Notice tone="bad">{arrival.trouble}</Notice> : <Waiting />
    case 'none':
      return (
        <>
          <Notice tone="calm" role="status">
            Waiting for the first event…
          </Notice>
          <details class="help">
            <summary>It does not come?</summary>
            <ul>
              <li>Is the tag in the page’s source, inside the head?</li>
              <li>
                Does the browser’s console speak of a Content Security Policy? Then allow the
                address of the collector in <code>script-src</code> and <code>connect-src</code>.
              </li>
              <li>Does a blocker hold it back? Try a window without extensions.</li>
            </ul>
          </details>
        </>
      )
    case 'first':
    case 'latest':
      return (
        <Notice tone="good" role={arrival.kind === 'first' ? 'status' : undefined}>
          <p>
            <b>{arrival.kind === 'first' ? 'First event received' : 'Events are arriving'}.</b>{' '}
            <code>{arrival.name}</code>, {formatDateTime(arrival.at)}.{' '}
            <a href={route.href({ screen: 'live' })}>Watch them live</a>
          </p>
        </Notice>
      )
  }
}
