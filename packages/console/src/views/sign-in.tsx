import { useStore } from '@nanostores/preact'
import { useState } from 'preact/hooks'
import type { SessionStore } from '../session.ts'
import { Credential } from './credential.tsx'
import { Door } from './door.tsx'

export function SignIn({ session }: { session: SessionStore }) {
  const { trouble } = useStore(session.$session)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  return (
    <Door
      title="Sign in"
      trouble={trouble}
      action="Sign in"
      submit={() => session.signIn({ by: 'password', email, password })}
      after={
        <details class="help">
          <summary>You cannot sign in?</summary>
          <p class="small">
            Whoever runs the collector makes a link that signs you in once, by the command{' '}
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
