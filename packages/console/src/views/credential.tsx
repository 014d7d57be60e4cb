import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

type Props = {
  label: string
  type?: 'text' | 'email' | 'password'
  /** So that a password manager knows what belongs here. */
  autocomplete: string
  value: string
  write: (value: string) => void
  required?: boolean
  minLength?: number
  maxLength?: number
  inputMode?: 'numeric'
  children?: ComponentChildren
}

/** A field of a short form, with its label, and a hint where there is one. */
export function Credential({ label, type = 'text', write, children, ...input }: Props) {
  const id = useId()
  return (
    <div class="credential">
      <label for={id}>{label}</label>
      <input
        {...input}
        id={id}
        // preact's types want to know which roles a field may have, which differ by its type.
        type={type as 'text'}
        aria-describedby={children ? `${id}-hint` : undefined}
        onInput={(event) => write(event.currentTarget.value)}
      />
      {children && (
        <p id={`${id}-hint`} class="small">
          {children}
        </p>
      )}
    </div>
  )
}
