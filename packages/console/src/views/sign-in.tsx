import { useStore } from '@nanostores/preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { SessionStore } from '../session.ts'
import { Mark } from './mark.tsx'
import { Notice } from './notice.tsx'

export function SignIn({ session }: { session: SessionStore }) {
  const { trouble } = useStore(session.$session)
  const [token, setToken] = useState('')
  const field = useRef<HTMLInputElement>(null)
  // There is nothing else to do here.
  useEffect(() => field.current?.focus(), [])
  return (
    <main class="sign-in">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void session.signIn(token.trim())
        }}
      >
        <p class="brand">
          <Mark />
          Segue
        </p>
        <h1>Sign in</h1>
        {trouble && (
          <Notice tone="bad" role="alert">
            <p id="trouble">{trouble}</p>
          </Notice>
        )}
        <label for="token">Token</label>
        <input
          id="token"
          ref={field}
          type="password"
          autocomplete="current-password"
          required
          aria-describedby="where"
          aria-invalid={trouble ? 'true' : undefined}
          value={token}
          onInput={(event) => setToken(event.currentTarget.value)}
        />
        <p id="where" class="small">
          It is in the file <code>token</code> of the collector’s data directory, usually{' '}
          <code>.segue/token</code>. The address that the collector prints when it starts has it
          built in.
        </p>
        <button type="submit" class="primary">
          Sign in
        </button>
      </form>
    </main>
  )
}
