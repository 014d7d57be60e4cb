import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Mark } from './mark.tsx'
import { Notice } from './notice.tsx'

type Props = {
  title: string
  trouble: string | null
  action: string
  submit: () => Promise<unknown>
  children: ComponentChildren
  after?: ComponentChildren
}

/** A form that stands before the console: nothing else is there to do. */
export function Door({ title, trouble, action, submit, children, after }: Props) {
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    document.title = `${title} · Segue`
    form.current?.querySelector('input')?.focus()
  }, [title])
  return (
    <main class="sign-in">
      <form
        ref={form}
        onSubmit={async (event) => {
          event.preventDefault()
          if (busy) return
          setBusy(true)
          await submit()
          setBusy(false)
        }}
      >
        <p class="brand">
          <Mark />
          Segue
        </p>
        <h1>{title}</h1>
        {trouble && (
          <Notice tone="bad" role="alert">
            {trouble}
          </Notice>
        )}
        {children}
        <button type="submit" class="primary" aria-disabled={busy || undefined}>
          {action}
        </button>
        {after}
      </form>
    </main>
  )
}
