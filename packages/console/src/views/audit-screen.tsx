import { useStore } from '@nanostores/preact'
import { ALL_SITES } from '@segue/core'
import type { AuditStore, Checked } from '../audit.ts'
import { formatCount, formatDateTime } from '../format.ts'
import { Heading } from './heading.tsx'
import { Notice, Waiting } from './notice.tsx'

/** Who did what. */
export function AuditScreen({ audit }: { audit: AuditStore }) {
  const { entries, more, checked, mayCheck } = useStore(audit.$audit)
  return (
    <>
      <Heading title="Record">
        {mayCheck && (
          <button type="button" onClick={() => void audit.check()}>
            Check that it is whole
          </button>
        )}
      </Heading>
      <p class="lead">
        Who did what. Nothing here is ever changed: each entry holds the hash of all before it.
      </p>
      <CheckedNotice checked={checked} />
      {entries.kind === 'waiting' && <Waiting />}
      {entries.kind === 'missing' && <Notice tone="bad">{entries.trouble}</Notice>}
      {entries.kind === 'here' && (
        <>
          {entries.value.length === 0 && (
            <p class="quiet">Nothing has been done here yet that is recorded.</p>
          )}
          <ol class="entries">
            {entries.value.map(({ n, at, who, what, site, detail, from }) => (
              <li key={n}>
                <div>
                  <b>{who}</b> {what}
                  {detail && <>: {detail}</>}
                  {site && <span class="badge">{site === ALL_SITES ? 'all sites' : site}</span>}
                  <p class="small">
                    <time dateTime={new Date(at).toISOString()}>{formatDateTime(at)}</time>, from{' '}
                    {from}
                  </p>
                </div>
              </li>
            ))}
          </ol>
          {more && (
            <button type="button" onClick={() => void audit.older()}>
              Show older ones
            </button>
          )}
        </>
      )}
    </>
  )
}

function CheckedNotice({ checked }: { checked: Checked }) {
  if (checked.kind === 'not') return null
  if (checked.kind === 'trouble') {
    return (
      <Notice tone="bad" role="alert">
        {checked.words}
      </Notice>
    )
  }
  const { entries, head, fault } = checked.check
  if (fault) {
    return (
      <Notice tone="bad" role="alert">
        <b>The record is not whole.</b> {fault.why}
      </Notice>
    )
  }
  return (
    <Notice tone="good" role="status">
      <p>
        <b>The record is whole</b>: {formatCount(entries)} {entries === 1 ? 'entry' : 'entries'}. To
        know later that its end was not cut off, keep its head elsewhere: <code>{head}</code>
      </p>
    </Notice>
  )
}
