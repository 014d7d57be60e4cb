import { useStore } from '@nanostores/preact'
import { ALL_SITES } from '@segue/core'
import { useState } from 'preact/hooks'
import type { SessionStore } from '../session.ts'
import { Door } from './door.tsx'
import { NewPersonFields, NOBODY } from './new-person.tsx'

/** An invitation: whoever has an account adds it to that, others make one. */
export function Join({ session }: { session: SessionStore }) {
  const { trouble, invited, caller } = useStore(session.$session)
  const [person, write] = useState({ ...NOBODY, email: invited?.email ?? '' })
  if (!invited) return null
  const { site, role, by } = invited
  const words = (
    <p>
      {by} invites you as <b>{role}</b>{' '}
      {site === ALL_SITES ? 'of all sites' : `of the site “${site}”`}.
    </p>
  )
  const back = (label: string) => (
    <button type="button" class="link" onClick={() => void session.back()}>
      {label}
    </button>
  )
  if (caller?.kind === 'person') {
    return (
      <Door
        title="You are invited"
        trouble={trouble}
        action={`Accept as ${caller.name}`}
        submit={session.accept}
        after={back('Not now')}
      >
        {words}
      </Door>
    )
  }
  return (
    <Door
      title="You are invited"
      trouble={trouble}
      action="Create your account"
      submit={() => session.join(person)}
      after={back('You have an account? Sign in, then open the link again')}
    >
      {words}
      <NewPersonFields person={person} write={write} />
    </Door>
  )
}
