import { useStore } from '@nanostores/preact'
import { useState } from 'preact/hooks'
import { formatDateTime } from '../format.ts'
import type { ResultsLinksStore } from '../results-links.ts'
import { Choice } from './choice.tsx'
import { Copied } from './copied.tsx'
import { Notice } from './notice.tsx'
import { Opened } from './opened.tsx'
import { Read } from './read.tsx'

const DAYS = [
  { value: '30', label: '30 days' },
  { value: '365', label: 'a year' },
  { value: '', label: 'until it is revoked' },
]

/** Gives out links that show these results and nothing else, and takes them back. */
export function SharePanel({ links }: { links: ResultsLinksStore }) {
  if (!useStore(links.$mayShare)) return null
  return (
    <Opened title="Share these results">
      <Share links={links} />
    </Opened>
  )
}

function Share({ links }: { links: ResultsLinksStore }) {
  const outcome = useStore(links.$outcome)
  const [days, setDays] = useState('30')
  return (
    <div class="share">
      <p>Whoever has the link sees the results of this experience, and nothing else.</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void links.make(days ? { days: Number(days) } : {})
        }}
      >
        <Choice legend="Holds" options={DAYS} value={days} choose={setDays} />
        <button type="submit">Make a link</button>
      </form>
      {outcome.kind === 'trouble' && (
        <Notice tone="bad" role="alert">
          {outcome.words}
        </Notice>
      )}
      {outcome.kind === 'made' && (
        <Notice tone="good" role="status">
          <p>
            <b>The link is ready.</b> It is shown this once.
          </p>
          <Copied words={outcome.link} label="Copy the link" primary />
        </Notice>
      )}
      <Read from={links.links}>
        {(given) => (
          <ul class="entries">
            {given.map(({ id, by, at, until }) => (
              <li key={id}>
                <div>
                  Given out {formatDateTime(at)} by {by}
                  <p class="small">
                    {until === null ? 'Holds until it is revoked' : `Ends ${formatDateTime(until)}`}
                  </p>
                </div>
                <button type="button" class="link" onClick={() => void links.revoke(id)}>
                  Revoke<span class="unseen"> the link of {formatDateTime(at)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Read>
    </div>
  )
}
