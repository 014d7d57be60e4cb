import { useId } from 'preact/hooks'
import type { Field } from '../edit-config.ts'
import { attributeName } from '../names.ts'

type Props = {
  field: Field
  /** The value that is live. */
  before: string
  problem: string | null
  edit: (field: Field, value: string) => void
}

/** As much as core's shape of a change takes. */
const LONGEST = 2_000

/** A paragraph needs room; a call to action stays one line, where Enter adds nothing. */
const ONE_LINE = 80

export function TextField({ field, before, problem, edit }: Props) {
  const id = useId()
  const { kind, name, target, value } = field
  const changed = value !== before
  const long = before.length > ONE_LINE || before.includes('\n')
  const common = {
    id,
    value,
    maxLength: LONGEST,
    'aria-describedby': `${id}-hint`,
    'aria-invalid': problem ? ('true' as const) : undefined,
  }
  return (
    <div class={changed ? 'text-field text-field-changed' : 'text-field'}>
      <label for={id}>
        {kind === 'text' ? 'Text' : attributeName(name)} <code>{target}</code>
      </label>
      {long ? (
        <textarea
          {...common}
          rows={3}
          onInput={(event) => edit(field, event.currentTarget.value)}
        />
      ) : (
        <input
          {...common}
          type="text"
          onInput={(event) => edit(field, event.currentTarget.value)}
        />
      )}
      <div class="text-field-foot">
        <p id={`${id}-hint`} class={problem ? 'small bad' : 'small'}>
          {problem ??
            (!changed ? '' : value.trim() === '' ? 'Visitors will see no text here.' : 'Edited')}
        </p>
        {changed && (
          <button
            type="button"
            class="link"
            onClick={() => {
              edit(field, before)
              // The button is about to vanish: the focus goes on where the text is.
              document.getElementById(id)?.focus()
            }}
          >
            Undo<span class="unseen"> the edit of {target}</span>
          </button>
        )}
      </div>
    </div>
  )
}
