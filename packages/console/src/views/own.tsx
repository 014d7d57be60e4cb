import { useStore } from '@nanostores/preact'
import { useState } from 'preact/hooks'
import type { SessionStore } from '../session.ts'
import { Door } from './door.tsx'
import { Mark } from './mark.tsx'
import { NewPersonFields, NOBODY } from './new-person.tsx'

/** The first visit: whoever has the link that the collector printed becomes the owner. */
export function Own({ session }: { session: SessionStore }) {
  const { trouble, secret } = useStore(session.$session)
  const [person, write] = useState(NOBODY)
  if (!secret) return <NoLink />
  return (
    <Door
      title="Make it yours"
      trouble={trouble}
      action="Create the owner’s account"
      submit={() => session.own(person)}
    >
      <p class="quiet">
        This is the first account. It owns every site of this installation, and invites the others.
      </p>
      <NewPersonFields person={person} write={write} />
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
          The line is gone? Start the collector again, and it prints another. Or let{' '}
          <code>segue sign-in</code> make a link that signs you in.
        </p>
      </div>
    </main>
  )
}
