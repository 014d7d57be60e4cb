import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** A screen's title. It takes the focus when one comes from another screen, so that it is read out. */
export function Heading({ title, children }: { title: string; children?: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const first = document.title === 'Segue'
    document.title = `${title} · Segue`
    if (!first) heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <header class="heading">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </header>
  )
}
