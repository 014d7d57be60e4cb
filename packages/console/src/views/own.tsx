import { useStore } from '@nanostores/preact'
import { LEAST_PASSWORD } from '@segue/core'
import { useState } from 'preact/hooks'
import type { SessionStore } from '../session.ts'
import { Credential } from './credential.tsx'
import { Door } from './door.tsx'
import { Mark } from './mark.tsx'

/** The first visit: whoever has the link that the collector printed becomes the owner. */
export function Own({ session }: { session: SessionStore }) {
  const { trouble, secret } = useStore(session.$session)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  if (!secret) return <NoLink />
  return (
    <Door
      title="Make it yours"
      trouble={trouble}
      action="Create the owner’s account"
      submit={() => session.own({ name, email, password })}
    >
      <p class="quiet">
        This is the first account. It owns every site of this installation, and invites the others.
      </p>
      <Credential
        label="Your name"
        autocomplete="name"
        required
        maxLength={80}
        value={name}
        write={setName}
      />
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
        autocomplete="new-password"
        required
        minLength={LEAST_PASSWORD}
        value={password}
        write={setPassword}
      >
        At least {LEAST_PASSWORD} signs. A few words in a row are good.
      </Credential>
    </Door>
  )
}

function NoLink() {
  return (
    <main class="sign-in">
      <div class="door">
        <p class="brand">
          <Mark />
          Segue
        </p>
        <h1>Nobody owns this installation yet</h1>
        <p>
          When the collector started it printed a line <b>Make it yours</b> with a link. Open that
          link: it makes you the owner. It works once.
        </p>
        <p class="quiet">
          The line is gone? Start the collector again, and it prints another. Or ask for a link by
          the command <code>segue sign-in</code>.
        </p>
      </div>
    </main>
  )
}
