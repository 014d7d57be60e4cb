import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { same } from '../same.ts'

type Value = Record<string, unknown>
type Props = {
  label: string
  value: Value
  write: (value: Value) => void
  /** What is wrong with a value of sound JSON, in words. */
  check: (value: Value) => string | null
}

const textOf = (value: Value) => JSON.stringify(value, null, 2)

/** A value as JSON, both ways. What cannot be read stays as it was typed, and nothing is changed by it. */
export function JsonField({ label, value, write, check }: Props) {
  const id = useId()
  const [typed, setTyped] = useState(textOf(value))
  const [trouble, setTrouble] = useState<string | null>(null)
  const written = useRef(value)
  useEffect(() => {
    if (same(written.current, value)) return
    written.current = value
    setTyped(textOf(value))
    setTrouble(null)
  })
  function read(text: string): void {
    setTyped(text)
    try {
      const next = JSON.parse(text)
      const wrong =
        typeof next === 'object' && next !== null && !Array.isArray(next)
          ? check(next)
          : 'Write an object: { … }.'
      setTrouble(wrong)
      if (wrong) return
      written.current = next
      write(next)
    } catch (error) {
      setTrouble(`This is no JSON yet: ${(error as Error).message}`)
    }
  }
  return (
    <div class="json-field">
      <textarea
        aria-label={label}
        aria-invalid={trouble ? 'true' : undefined}
        aria-describedby={id}
        spellcheck={false}
        rows={8}
        value={typed}
        onInput={(event) => read(event.currentTarget.value)}
      />
      <p id={id} class={trouble ? 'small bad' : 'small'}>
        {trouble ?? 'What you change here is in the builder at once, and the other way round.'}
      </p>
    </div>
  )
}
