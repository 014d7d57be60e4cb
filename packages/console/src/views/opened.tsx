import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

/** A part that is there, and asked for, when somebody opens it. */
export function Opened({ title, children }: { title: string; children: ComponentChildren }) {
  const [isOpen, open] = useState(false)
  return (
    <details class="opened" onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  )
}
