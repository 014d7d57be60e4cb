import { useStore } from '@nanostores/preact'
import { useState } from 'preact/hooks'
import type { SessionStore } from '../session.ts'
import { Credential } from './credential.tsx'
import { Door } from './door.tsx'

/** First the password; then a code, where the account asks for one. */
export function SignIn({ session }: { session: SessionStore }) {
  const { kind, trouble } = useStore(session.$session)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  if (kind === 'code') {
    return (
      <Door
        key="code"
        title="Your code"
        trouble={trouble}
        action="Sign in"
        submit={() => session.signIn({ by: 'password', email, password, code })}
        after={
          <button type="button" class="link" onClick={() => void session.back()}>
            Back to the password
          </button>
        }
      >
        <Credential
          label="Code"
          autocomplete="one-time-code"
          required
          maxLength={40}
          value={code}
          write={setCode}
        >
          The six digits that your app shows, or one of your recovery codes.
        </Credential>
      </Door>
    )
  }
  return (
    <Door
      key="password"
      title="Sign in"
      trouble={trouble}
      action="Sign in"
      submit={() => session.signIn({ by: 'password', email, password })}
      after={
        <details class="help">
          <summary>You cannot sign in?</summary>
          <p class="small">
            Whoever runs the collector makes a link that signs you in once:{' '}
            <code>segue sign-in {email || 'you@example.com'}</code>. Then set a new password under
            Account.
          </p>
        </details>
      }
    >
      <Credential
        label="E-mail"
        type="email"
        autocomplete="username"
        required
        value={email}
        write={setEmail}
      />
      <Credential
        label="Password"
        type="password"
        autocomplete="current-password"
        required
        value={password}
        write={setPassword}
      />
    </Door>
  )
}
