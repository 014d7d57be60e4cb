import {
  ConfigError,
  LIBRARY_GROUPS,
  type LibraryEntry,
  SEGMENT_LIBRARY,
  segmentFromLibrary,
} from '@segue/core'
import { useId, useState } from 'preact/hooks'
import type { Draft, DraftStore } from '../draft.ts'
import type { RouteStore } from '../route.ts'
import { conditionWords } from '../rules/rule-words.ts'
import { addFromLibrary, addSegment } from '../segments.ts'
import { BackLink } from './back-link.tsx'
import { Heading } from './heading.tsx'

/** The place of the library in an address: no segment has such an id. */
export const LIBRARY = '+'

const GROUPS: Record<(typeof LIBRARY_GROUPS)[number], string> = {
  behaviour: 'What they do',
  value: 'What they are worth',
  lifecycle: 'How well they know you',
  acquisition: 'Where they come from',
  device: 'What they use',
  place: 'Where they are',
  declared: 'What they told',
}

type Props = { current: Draft; draft: DraftStore; route: RouteStore }

export function SegmentLibrary({ current, draft, route }: Props) {
  const [sought, seek] = useState('')
  const [name, setName] = useState('')
  const fits = ({ name, sentence }: LibraryEntry) =>
    `${name} ${sentence}`.toLowerCase().includes(sought.trim().toLowerCase())
  const open = (make: () => { config: Draft['config']; id: string }) => {
    const { config, id } = make()
    draft.edit(() => config)
    route.go({ segment: id })
  }
  return (
    <>
      <BackLink href={route.href({ segment: '' })}>All segments</BackLink>
      <Heading title="New segment" />
      <form
        class="from-scratch"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) open(() => addSegment(current.config, name))
        }}
      >
        <label for="segment-name">From scratch, called</label>
        <div class="from-scratch-row">
          <input
            id="segment-name"
            type="text"
            required
            maxLength={120}
            placeholder="Looked at shoes, bought none"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <button type="submit" class="primary">
            Build it
          </button>
        </div>
      </form>
      <div class="library-head">
        <h2>Or take a ready one</h2>
        <input
          type="search"
          aria-label="Find a ready segment"
          placeholder="Find"
          value={sought}
          onInput={(event) => seek(event.currentTarget.value)}
        />
      </div>
      {LIBRARY_GROUPS.map((group) => {
        const entries = SEGMENT_LIBRARY.filter((entry) => entry.group === group && fits(entry))
        return (
          entries.length > 0 && (
            <section key={group} class="library-group">
              <h3>{GROUPS[group]}</h3>
              <ul class="library">
                {entries.map((entry) => (
                  <Entry
                    key={entry.id}
                    entry={entry}
                    take={(answers) => open(() => addFromLibrary(current.config, entry, answers))}
                  />
                ))}
              </ul>
            </section>
          )
        )
      })}
      {!SEGMENT_LIBRARY.some(fits) && (
        <p class="quiet" role="status">
          No ready segment says “{sought}”. Build it from scratch.
        </p>
      )}
    </>
  )
}

function Entry({
  entry,
  take,
}: {
  entry: LibraryEntry
  take: (answers: Record<string, string>) => void
}) {
  const id = useId()
  const { ask = [] } = entry
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [trouble, setTrouble] = useState<string | null>(null)
  return (
    <li>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          try {
            take(answers)
          } catch (error) {
            if (!(error instanceof ConfigError)) throw error
            setTrouble(
              error.problems.map(({ problem, remedy }) => `${problem}. ${remedy}`).join(' '),
            )
          }
        }}
      >
        <p class="library-name">{entry.name}</p>
        <p class="small">{entry.sentence}</p>
        <details>
          <summary class="small">How it is found out</summary>
          <p class="small">{definitionOf(entry)}</p>
        </details>
        {ask.map((question) => (
          <div key={question.id} class="library-question">
            <label for={`${id}-${question.id}`}>{question.label}</label>
            <input
              id={`${id}-${question.id}`}
              type="text"
              inputMode={question.kind === 'number' ? 'decimal' : undefined}
              value={answers[question.id] ?? String(question.default)}
              onInput={(event) =>
                setAnswers({ ...answers, [question.id]: event.currentTarget.value })
              }
            />
          </div>
        ))}
        {trouble && (
          <p class="small bad" role="alert">
            {trouble}
          </p>
        )}
        <button type="submit">
          Take it<span class="unseen">: {entry.name}</span>
        </button>
      </form>
    </li>
  )
}

function definitionOf(entry: LibraryEntry): string {
  const { traits, segment } = segmentFromLibrary(entry)
  return conditionWords({ ...NO_CONFIG, traits }, segment.when)
}

const NO_CONFIG = { segments: [], groups: {} } as unknown as Draft['config']
