import { useStore } from '@nanostores/preact'
import { type ApiToken, type Invitation, type Member, ROLES, type Role } from '@segue/core'
import { useId, useState } from 'preact/hooks'
import { formatDateTime } from '../format.ts'
import type { PeopleOutcome, PeopleStore } from '../people.ts'
import type { SessionStore } from '../session.ts'
import { Choice } from './choice.tsx'
import { Confirm } from './confirm.tsx'
import { Copied } from './copied.tsx'
import { Credential } from './credential.tsx'
import { Heading } from './heading.tsx'
import { Notice, Waiting } from './notice.tsx'

type Props = { people: PeopleStore; session: SessionStore }

const MAY: Record<Role, string> = {
  viewer: 'reads results and live events',
  editor: 'also prepares: previews, replays, exports of events',
  publisher: 'also publishes and goes back',
  owner: 'also erases visitors and decides who is here',
}

/** Who may do what at this site, or at all. */
export function PeopleScreen({ people, session }: Props) {
  const view = useStore(people.$people)
  const { caller } = useStore(session.$session)
  const { outcome } = view
  return (
    <>
      <Heading title="People" />
      {view.mayEverywhere && (
        <div class="choices">
          <Choice
            legend="Roles"
            options={[
              { value: 'here', label: 'At this site' },
              { value: 'everywhere', label: 'At all sites' },
            ]}
            value={view.everywhere ? 'everywhere' : 'here'}
            choose={(value) => people.lookEverywhere(value === 'everywhere')}
          />
        </div>
      )}
      {outcome.kind === 'trouble' && (
        <Notice tone="bad" role="alert">
          {outcome.words}
        </Notice>
      )}
      {view.people.kind === 'waiting' && <Waiting />}
      {view.people.kind === 'missing' && <Notice tone="bad">{view.people.trouble}</Notice>}
      {view.people.kind === 'here' && (
        <div class="rooms" key={view.site}>
          <Members
            members={view.people.value.members}
            everywhere={view.everywhere}
            self={caller?.id ?? ''}
            people={people}
          />
          <Invitations
            invitations={view.people.value.invitations}
            outcome={outcome}
            people={people}
          />
          <Tokens tokens={view.people.value.tokens} outcome={outcome} people={people} />
        </div>
      )}
    </>
  )
}

function Members({
  members,
  everywhere,
  self,
  people,
}: {
  members: Member[]
  everywhere: boolean
  self: string
  people: PeopleStore
}) {
  const [leaving, setLeaving] = useState<Member | null>(null)
  return (
    <section class="room" aria-labelledby="members-title">
      <h2 id="members-title">Who is here</h2>
      {members.length === 0 && <p class="quiet">Nobody yet. Invite the first below.</p>}
      <ul class="entries">
        {members.map((member) => (
          <li key={`${member.account} ${member.everywhere}`}>
            <div>
              {member.name}
              {member.account === self && <span class="badge">you</span>}
              <p class="small">{member.email}</p>
            </div>
            {member.everywhere && !everywhere ? (
              <span class="quiet">{member.role} of all sites</span>
            ) : (
              <div class="row">
                <RoleSelect
                  label={`Role of ${member.name}`}
                  hidden
                  role={member.role}
                  choose={(role) => void people.setRole(member.account, role)}
                />
                <button type="button" class="link" onClick={() => setLeaving(member)}>
                  Take away<span class="unseen"> the role of {member.name}</span>
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {leaving && (
        <Confirm
          title={`Take the role of ${leaving.name} away?`}
          action="Take it away"
          confirm={() => void people.remove(leaving.account)}
          closed={() => setLeaving(null)}
        >
          <p>
            {leaving.name} is {leaving.role} {everywhere ? 'of all sites' : 'here'}. With the next
            click they are not. Without any other role their account ends too.
          </p>
        </Confirm>
      )}
    </section>
  )
}

function Invitations({
  invitations,
  outcome,
  people,
}: {
  invitations: Invitation[]
  outcome: PeopleOutcome
  people: PeopleStore
}) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('editor')
  return (
    <section class="room" aria-labelledby="invite-title">
      <h2 id="invite-title">Invite somebody</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void people.invite({ role, ...(email && { email }) })
          setEmail('')
        }}
      >
        <Credential
          label="E-mail (may be left out)"
          type="email"
          autocomplete="off"
          value={email}
          write={setEmail}
        >
          Segue sends no mail: you get a link to send. With an address only that one can use it.
        </Credential>
        <RoleSelect label="Role" role={role} choose={setRole} />
        <button type="submit">Make the link</button>
      </form>
      {outcome.kind === 'link' && (
        <Notice tone="good" role="status">
          <p>
            <b>The invitation is ready.</b> Send this link to{' '}
            {outcome.email ?? 'the person whom you invite'}. It works once, within a week, and is
            shown this once.
          </p>
          <Copied words={outcome.link} label="Copy the link" />
        </Notice>
      )}
      {invitations.length > 0 && <h3>Open invitations</h3>}
      <ul class="entries">
        {invitations.map(({ id, email, role, by, until }) => (
          <li key={id}>
            <div>
              {email ?? 'Whoever has the link'}, as {role}
              <p class="small">
                By {by}, until {formatDateTime(until)}
              </p>
            </div>
            <button type="button" class="link" onClick={() => void people.withdraw(id)}>
              Withdraw<span class="unseen"> the invitation of {email ?? 'no address'}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const DAYS = [
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
  { value: '', label: 'until it is revoked' },
]

function Tokens({
  tokens,
  outcome,
  people,
}: {
  tokens: ApiToken[]
  outcome: PeopleOutcome
  people: PeopleStore
}) {
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('publisher')
  const [days, setDays] = useState('90')
  return (
    <section class="room" aria-labelledby="tokens-title">
      <h2 id="tokens-title">Tokens for programs</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void people.makeToken({ name, role, ...(days && { days: Number(days) }) })
          setName('')
        }}
      >
        <Credential
          label="What for"
          autocomplete="off"
          required
          maxLength={80}
          value={name}
          write={setName}
        >
          Such as “publish from CI”. The <code>segue</code> command takes it as SEGUE_TOKEN.
        </Credential>
        <RoleSelect label="Role" role={role} choose={setRole} />
        <Choice legend="Holds" options={DAYS} value={days} choose={setDays} />
        <button type="submit">Make the token</button>
      </form>
      {outcome.kind === 'token' && (
        <Notice tone="good" role="status">
          <p>
            <b>The token “{outcome.name}” is ready.</b> It is shown this once: keep it where the
            program keeps its secrets.
          </p>
          <Copied words={outcome.token} label="Copy the token" />
        </Notice>
      )}
      <ul class="entries">
        {tokens.map(({ id, name, role, by, until, seenAt }) => (
          <li key={id}>
            <div>
              {name}, as {role}
              <p class="small">
                By {by}, {until === null ? 'until it is revoked' : `until ${formatDateTime(until)}`}
                ; {seenAt === null ? 'not used yet' : `last used ${formatDateTime(seenAt)}`}
              </p>
            </div>
            <button type="button" class="link" onClick={() => void people.revoke(id)}>
              Revoke<span class="unseen"> the token {name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function RoleSelect({
  label,
  hidden = false,
  role,
  choose,
}: {
  label: string
  hidden?: boolean
  role: Role
  choose: (role: Role) => void
}) {
  const id = useId()
  return (
    <div class="credential">
      <label for={id} class={hidden ? 'unseen' : undefined}>
        {label}
      </label>
      <select
        id={id}
        value={role}
        aria-describedby={hidden ? undefined : `${id}-may`}
        onChange={(event) => choose(event.currentTarget.value as Role)}
      >
        {ROLES.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
      {!hidden && (
        <p id={`${id}-may`} class="small">
          A{/^[aeo]/.test(role) ? 'n' : ''} {role} {MAY[role]}.
        </p>
      )}
    </div>
  )
}
