import { useEffect, useRef } from 'preact/hooks'
import type { DraftStore, Editing, Outcome } from '../draft.ts'
import { fieldKey } from '../edit-config.ts'
import { formatBytes, plural } from '../format.ts'
import { Difference } from './difference.tsx'
import { Notice } from './notice.tsx'

type Props = { editing: Editing; draft: DraftStore }

/** What will change, and the one button that makes it so. */
export function PublishPanel({ editing, draft }: Props) {
  const { lines, edits, note, suggestion, newer, homeless, outcome, base } = editing
  const title = useFocusKeeper([outcome.kind, edits.length === 0, newer?.version])
  return (
    <section class="publish" aria-labelledby="publish-title">
      <h2 id="publish-title" ref={title} tabIndex={-1}>
        What will change
      </h2>
      {lines.length > 0 ? (
        <Difference lines={lines} />
      ) : (
        <p class="quiet">
          Nothing yet: this is version {base.version}, as it is live. Change a text, and see here
          what visitors will see.
        </p>
      )}
      {homeless.length > 0 && <Homeless editing={editing} draft={draft} />}
      {newer && <Newer editing={editing} draft={draft} />}
      <OutcomeNotice outcome={outcome} />
      {lines.length > 0 && (
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
      {edits.length > homeless.length && (
        <button type="button" class="link" onClick={() => draft.discard()}>
          Discard {edits.length === 1 ? 'the edit' : `all ${plural(edits.length, 'edit')}`}
        </button>
      )}
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

function Newer({ editing: { newer, base }, draft }: Props) {
  if (!newer) return null
  return (
    <Notice tone="warn" role="alert">
      <p>
        <b>Version {newer.version} was published meanwhile.</b> You are editing version{' '}
        {base.version}. Your texts are kept; nothing of yours is published yet.
      </p>
      {newer.lines.length > 0 && (
        <details>
          <summary>See what changed in it</summary>
          <Difference lines={newer.lines} />
        </details>
      )}
      <button type="button" onClick={draft.rebase}>
        Put my edits on version {newer.version}
      </button>
    </Notice>
  )
}

function Homeless({ editing: { homeless, base }, draft }: Props) {
  return (
    <Notice tone="warn" role="status">
      <p>
        {homeless.length === 1 ? 'This text has' : 'These texts have'} no place in version{' '}
        {base.version} any more and will not be published:
      </p>
      <ul>
        {homeless.map((field) => (
          <li key={fieldKey(field)}>
            “{field.value}” <code>{field.target}</code>{' '}
            <button type="button" class="link" onClick={() => draft.discard(field)}>
              Discard
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function OutcomeNotice({ outcome }: { outcome: Outcome }) {
  if (outcome.kind === 'published') {
    return (
      <Notice tone="good" role="status">
        <p>
          <b>Version {outcome.version} is live</b> ({formatBytes(outcome.bytes)}). New visitors see
          it within a minute, returning ones on their second page.
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
        <b>Not published.</b> {outcome.words} Your texts are kept.
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
