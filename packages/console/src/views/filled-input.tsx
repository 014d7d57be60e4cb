import { useEffect, useId, useRef, useState } from 'preact/hooks'

type Props = {
  label: string
  type: 'number' | 'text'
  value: string
  suggestions?: string[]
  placeholder?: string
  write: (value: string) => void
}

/** A field in a sentence. What is no number is not written, and stays to be mended. */
export function FilledInput({ label, type, value, suggestions = [], placeholder, write }: Props) {
  const list = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(value)
  // Undo, the JSON or another tab can change the value under the field; not while one types there.
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(value)
  }, [value])
  const isWrong = type === 'number' && (typed.trim() === '' || !Number.isFinite(Number(typed)))
  return (
    <>
      <input
        ref={field}
        class={type === 'number' ? 'filled filled-number' : 'filled'}
        type="text"
        inputMode={type === 'number' ? 'decimal' : undefined}
        aria-label={label}
        aria-invalid={isWrong ? 'true' : undefined}
        list={suggestions.length ? list : undefined}
        placeholder={placeholder}
        value={typed}
        onBlur={() => setTyped(value)}
        onInput={(event) => {
          const next = event.currentTarget.value
          setTyped(next)
          if (type === 'text' || (next.trim() !== '' && Number.isFinite(Number(next)))) write(next)
        }}
      />
      {suggestions.length > 0 && (
        <datalist id={list}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  )
}
