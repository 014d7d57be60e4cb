import { LEAST_PASSWORD } from '@segue/core'
import type { NewPerson } from '../session.ts'
import { Credential } from './credential.tsx'

export const NOBODY: NewPerson = { name: '', email: '', password: '' }

/** What an account is made of. */
export function NewPersonFields({
  person,
  write,
}: {
  person: NewPerson
  write: (person: NewPerson) => void
}) {
  return (
    <>
      <Credential
        label="Your name"
        autocomplete="name"
        required
        maxLength={80}
        value={person.name}
        write={(name) => write({ ...person, name })}
      />
      <Credential
        label="E-mail"
        type="email"
        autocomplete="username"
        required
        value={person.email}
        write={(email) => write({ ...person, email })}
      />
      <Credential
        label="Password"
        type="password"
        autocomplete="new-password"
        required
        minLength={LEAST_PASSWORD}
        value={person.password}
        write={(password) => write({ ...person, password })}
      >
        At least {LEAST_PASSWORD} signs. A few words in a row are good.
      </Credential>
    </>
  )
}
