import { useStore } from '@nanostores/preact'
import type { SiteVersion } from '@segue/core'
import type { DraftStore } from '../draft.ts'
import { formatDateTime } from '../format.ts'
import type { RouteStore } from '../route.ts'
import type { Comparison, Restoring, VersionsStore } from '../versions.ts'
import { Confirm } from './confirm.tsx'
import { Difference } from './difference.tsx'
import { OpenDraft } from './hand-over.tsx'
import { Heading } from './heading.tsx'
import { Notice, Waiting } from './notice.tsx'

export function VersionsScreen({
  versions,
  draft,
  route,
  site,
  mayPublish,
}: {
  versions: VersionsStore
  draft: DraftStore
  route: RouteStore
  site: string
  mayPublish: boolean
}) {
  const { versions: reading, comparisons, restoring } = useStore(versions.$versions)
  return (
    <>
      <Heading title="Versions" />
      <p class="lead">
        Every publish makes a version. None is ever changed: to go back, an old one is published
        again.
      </p>
      {mayPublish && (
        <OpenDraft draft={draft} site={site} opened={() => route.go({ screen: 'publish' })} />
      )}
      <RestoringNotice restoring={restoring} />
      {reading.kind === 'waiting' && <Waiting />}
      {reading.kind === 'missing' && <Notice tone="bad">{reading.trouble}</Notice>}
      {reading.kind === 'here' && (
        <>
          {reading.trouble && <Notice tone="warn">{reading.trouble}</Notice>}
          <ol class="versions">
            {reading.value.map((version) => (
              <Version
                key={version.version}
                version={version}
                comparison={comparisons[version.version]}
                toggle={() => void versions.toggle(version.version)}
                bringBack={mayPublish ? () => void versions.ask(version.version) : null}
              />
            ))}
          </ol>
        </>
      )}
      {restoring.kind === 'asked' && (
        <Confirm
          title={`Bring back version ${restoring.from}?`}
          action={`Bring back version ${restoring.from}`}
          confirm={() => void versions.restore()}
          closed={versions.cancel}
        >
          <p>
            It is published again as a new version. New visitors see it within a minute, returning
            ones on their second page. The version that is live now stays in this list.
          </p>
          <p>What it changes, compared with what is live:</p>
          <Changes comparison={restoring.comparison} />
          {draft.unsaved() && <p>Your unpublished edits are kept.</p>}
        </Confirm>
      )}
    </>
  )
}

function Version({
  version: { version, at, note, live },
  comparison,
  toggle,
  bringBack,
}: {
  version: SiteVersion
  comparison: Comparison | undefined
  toggle: () => void
  /** Null for whom it is not offered. */
  bringBack: (() => void) | null
}) {
  const id = `changes-${version}`
  return (
    <li class={live ? 'version version-live' : 'version'}>
      <div class="version-head">
        <h2>
          Version {version}
          {live && <span class="badge badge-live">live</span>}
        </h2>
        <p class="version-note">{note || <span class="quiet">No note</span>}</p>
        <p class="small">
          <time dateTime={new Date(at).toISOString()}>{formatDateTime(at)}</time>
        </p>
      </div>
      <div class="version-actions">
        <button
          type="button"
          class="link"
          aria-expanded={comparison ? 'true' : 'false'}
          aria-controls={id}
          onClick={toggle}
        >
          {comparison ? 'Hide what changed' : 'See what changed'}
          <span class="unseen"> in version {version}</span>
        </button>
        {!live && bringBack && (
          <button type="button" class="link" onClick={bringBack}>
            Bring back<span class="unseen"> version {version}</span>
          </button>
        )}
      </div>
      <div id={id} class="version-changes">
        {comparison && <Changes comparison={comparison} />}
      </div>
    </li>
  )
}

function Changes({ comparison }: { comparison: Comparison }) {
  switch (comparison.kind) {
    case 'waiting':
      return <Waiting />
    case 'first':
      return <p class="quiet">It is the first: there is nothing to compare it with.</p>
    case 'missing':
      return <Notice tone="bad">{comparison.trouble}</Notice>
    case 'here':
      return comparison.lines.length > 0 ? (
        <Difference lines={comparison.lines} />
      ) : (
        <p class="quiet">Nothing: the two versions say the same.</p>
      )
  }
}

function RestoringNotice({ restoring }: { restoring: Restoring }) {
  switch (restoring.kind) {
    case 'none':
    case 'asked':
      return null
    case 'sending':
      return <Notice tone="calm">Bringing back version {restoring.from}…</Notice>
    case 'done':
      return (
        <Notice tone="good" role="status">
          <p>
            <b>Version {restoring.from} is back</b>, as version {restoring.version}.
          </p>
          {restoring.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )
    case 'refused':
      return (
        <Notice tone="bad" role="alert">
          <b>Version {restoring.from} is not back.</b> {restoring.words}
        </Notice>
      )
  }
}
