import type { ComponentChild } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { placeInWords } from '../conflict-words.ts'
import type { Draft, DraftStore, Newer as NewerVersion, Outcome } from '../draft.ts'
import { formatBytes } from '../format.ts'
import { conflictKey } from '../merge-configs.ts'
import type { RouteStore } from '../route.ts'
import { ConflictChoice } from './conflict-choice.tsx'
import { Difference } from './difference.tsx'
import { Notice } from './notice.tsx'

type Props = { current: Draft; draft: DraftStore }
/** `handOver` stands where the button would be, for whom it is not. */
type PanelProps = Props & { route: RouteStore; handOver: ComponentChild | null }

/** What will change, and the one button that makes it so. */
export function PublishPanel({ current, draft, route, handOver }: PanelProps) {
  const { lines, dirty, note, suggestion, newer, outcome, base } = current
  const title = useFocusKeeper([outcome.kind, dirty, newer?.version])
  return (
    <section class="publish" aria-labelledby="publish-title">
      <OutcomeNotice outcome={outcome} route={route} />
      <h2 id="publish-title" ref={title} tabIndex={-1}>
        What will change
      </h2>
      {lines.length > 0 ? (
        <Difference lines={lines} />
      ) : (
        <p class="quiet">
          Nothing: this is version {base.version}, as it is live. What you change next is shown here
          first.
        </p>
      )}
      {newer && <Newer newer={newer} current={current} draft={draft} />}
      {dirty && handOver}
      {dirty && !handOver && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void draft.publish()
          }}
        >
          <label for="note">Note</label>
          <input
            id="note"
            type="text"
            maxLength={200}
            placeholder={suggestion}
            value={note}
            onInput={(event) => draft.writeNote(event.currentTarget.value)}
          />
          <button
            type="submit"
            class="primary"
            aria-disabled={newer || outcome.kind === 'publishing' ? 'true' : undefined}
          >
            {outcome.kind === 'publishing' ? 'Publishing…' : 'Publish'}
          </button>
        </form>
      )}
      <div class="publish-steps">
        {current.canUndo && (
          <button type="button" class="link" onClick={draft.undo}>
            Undo
          </button>
        )}
        {current.canRedo && (
          <button type="button" class="link" onClick={draft.redo}>
            Redo
          </button>
        )}
        {dirty && (
          <button type="button" class="link" onClick={draft.discard}>
            Discard all edits
          </button>
        )}
      </div>
    </section>
  )
}

/** Buttons that did their work vanish with the focus on them: it goes on at the title. */
function useFocusKeeper(changes: unknown[]) {
  const title = useRef<HTMLHeadingElement>(null)
  const mounted = useRef(false)
  useEffect(() => {
    if (mounted.current && document.activeElement === document.body) title.current?.focus()
    mounted.current = true
  }, changes)
  return title
}

function Newer({ newer, current, draft }: Props & { newer: NewerVersion }) {
  const { version, lines, conflicts, ready } = newer
  return (
    <Notice tone="warn" role="alert">
      <p>
        <b>Version {version} was published meanwhile.</b> You are editing version{' '}
        {current.base.version}. Your edits are kept; nothing of yours is published yet.
      </p>
      {lines.length > 0 && (
        <details>
          <summary>See what changed in it</summary>
          <Difference lines={lines} />
        </details>
      )}
      {conflicts.length > 0 && (
        <>
          <p>
            {conflicts.length === 1 ? 'One place was' : `${conflicts.length} places were`} changed
            by both of you. Choose what is to be published:
          </p>
          {conflicts.map((conflict) => (
            <ConflictChoice
              key={conflictKey(conflict)}
              conflict={conflict}
              place={placeInWords(conflict.path, current.config, current.base.config)}
              choose={(choice) => draft.choose(conflict, choice)}
            />
          ))}
        </>
      )}
      <button type="button" aria-disabled={ready ? undefined : 'true'} onClick={draft.rebase}>
        Put my edits on version {version}
      </button>
    </Notice>
  )
}

function OutcomeNotice({ outcome, route }: { outcome: Outcome; route: RouteStore }) {
  if (outcome.kind === 'published') {
    return (
      <Notice tone="good" role="status">
        <p>
          <b>Version {outcome.version} is live</b>
          {outcome.bytes !== null && ` (${formatBytes(outcome.bytes)})`}. New visitors see it within
          a minute, returning ones on their second page.
        </p>
        <p>
          <a href={route.href({ screen: 'results' })}>See the results come in</a>, or{' '}
          <a href={route.href({ screen: 'versions' })}>go back to an older version</a>.
        </p>
        {outcome.warnings.length > 0 && (
          <ul>
            {outcome.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        )}
      </Notice>
    )
  }
  if (outcome.kind !== 'refused') return null
  return (
    <Notice tone="bad" role="alert">
      <p>
        <b>Not published.</b> {outcome.words} Your edits are kept.
      </p>
      {outcome.problems.length > 0 && (
        <ul>
          {outcome.problems.map(({ place, problem, remedy }) => (
            <li key={place + problem}>
              <span class="problem-place">{place}</span>
              {problem}. {remedy}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
