import { useEffect, useRef, useState } from 'preact/hooks'

/** How long “Copied” stays. */
const A_MOMENT = 2_500

/** Words to take away, such as a link that is told once, and a button that copies them. */
export function Copied({
  words,
  label,
  primary,
}: {
  words: string
  label: string
  /** Where copying is what one came for. */
  primary?: boolean
}) {
  const place = useRef<HTMLElement>(null)
  const [said, say] = useState('')
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => say(''), A_MOMENT)
    return () => clearTimeout(timer)
  }, [said])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(words)
      say('Copied')
    } catch {
      // Without https the clipboard is closed to pages.
      getSelection()?.selectAllChildren(place.current!)
      say('Selected: now press Ctrl+C or ⌘C')
    }
  }
  return (
    <div class="copied">
      <pre>
        <code ref={place}>{words}</code>
      </pre>
      <button type="button" class={primary ? 'primary' : undefined} onClick={copy}>
        {label}
      </button>
      <span role="status" class="small">
        {said}
      </span>
    </div>
  )
}
