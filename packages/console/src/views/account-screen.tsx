import { useStore } from '@nanostores/preact'
import { LEAST_PASSWORD } from '@segue/core'
import { useState } from 'preact/hooks'
import type { Account, AccountOutcome, AccountStore } from '../account.ts'
import { browserName } from '../browser-name.ts'
import { formatDateTime, plural } from '../format.ts'
import type { SessionStore } from '../session.ts'
import { Copied } from './copied.tsx'
import { Credential } from './credential.tsx'
import { Heading } from './heading.tsx'
import { later } from './later.tsx'
import { Empty, Notice, Waiting } from './notice.tsx'

// Few switch codes on, and once.
const QrCode = later(async () => (await import('./qr-code.tsx')).QrCode)

type Props = { account: AccountStore; session: SessionStore }

/** One's own password, codes and sessions. */
export function AccountScreen({ account, session }: Props) {
  const { caller } = useStore(session.$session)
  if (caller?.kind !== 'person') {
    return (
      <>
        <Heading title="Account" />
        <Empty title="You have no account here">
          <p>
            You came as the holder of the data directory. Under People invite yourself as owner of
            all sites, and open that link.
          </p>
        </Empty>
      </>
    )
  }
  return (
    <>
      <Heading title="Account" />
      <p class="lead">
        {caller.name}, {caller.email}
      </p>
      <Parts store={account} />
    </>
  )
}

function Parts({ store }: { store: AccountStore }) {
  const { account, outcome } = useStore(store.$account)
  if (account.kind === 'waiting') return <Waiting />
  if (account.kind === 'missing') return <Notice tone="bad">{account.trouble}</Notice>
  return (
    <>
      {outcome.kind === 'done' && (
        <Notice tone="good" role="status">
          {outcome.words}
        </Notice>
      )}
      {outcome.kind === 'trouble' && (
        <Notice tone="bad" role="alert">
          {outcome.words}
        </Notice>
      )}
      <div class="rooms">
        <Password state={account.value} store={store} />
        <Codes state={account.value} outcome={outcome} store={store} />
        <Sessions state={account.value} store={store} />
      </div>
    </>
  )
}

type Part = { state: Account; store: AccountStore }

function Password({ state, store }: Part) {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  return (
    <section class="room" aria-labelledby="password-title">
      <h2 id="password-title">Password</h2>
      <form
        onSubmit={async (event) => {
          event.preventDefault()
          if (!(await store.setPassword(current, password))) return
          setCurrent('')
          setPassword('')
        }}
      >
        {!state.byLink && (
          <Credential
            label="Present password"
            type="password"
            autocomplete="current-password"
            required
            value={current}
            write={setCurrent}
          />
        )}
        <Credential
          label="New password"
          type="password"
          autocomplete="new-password"
          required
          minLength={LEAST_PASSWORD}
          value={password}
          write={setPassword}
        >
          At least {LEAST_PASSWORD} signs. All your other sessions end.
        </Credential>
        <button type="submit">Set the new password</button>
      </form>
    </section>
  )
}

function Codes({ state, outcome, store }: Part & { outcome: AccountOutcome }) {
  const [current, setCurrent] = useState('')
  const [code, setCode] = useState('')
  if (outcome.kind === 'seed') {
    return (
      <section class="room" aria-labelledby="codes-title">
        <h2 id="codes-title">Codes at sign-in</h2>
        <p>
          Scan this with your app, <a href={outcome.uri}>open it in an app on this device</a>, or
          give the app the key. Then type the code that it shows.
        </p>
        <QrCode words={outcome.uri} label="The key, for an app on your phone" />
        <Copied words={outcome.seed.replace(/(.{4})(?=.)/g, '$1 ')} label="Copy the key" />
        {outcome.trouble && (
          <Notice tone="bad" role="alert">
            {outcome.trouble}
          </Notice>
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void store.confirmCodes(code)
            setCode('')
          }}
        >
          <Credential
            label="Code"
            autocomplete="one-time-code"
            inputMode="numeric"
            required
            maxLength={10}
            value={code}
            write={setCode}
          />
          <div class="row">
            <button type="submit" class="primary">
              Switch on
            </button>
            <button type="button" onClick={store.read}>
              Leave it
            </button>
          </div>
        </form>
      </section>
    )
  }
  if (outcome.kind === 'codes') {
    return (
      <section class="room" aria-labelledby="codes-title">
        <h2 id="codes-title">Your recovery codes</h2>
        <p>
          For the day your app is lost: each lets you in once in the place of a code. They are shown
          this once. Keep them where you keep your papers.
        </p>
        <Copied words={outcome.codes.join('\n')} label="Copy the codes" />
        <button type="button" class="primary" onClick={store.read}>
          They are kept
        </button>
      </section>
    )
  }
  return (
    <section class="room" aria-labelledby="codes-title">
      <h2 id="codes-title">Codes at sign-in</h2>
      <p class="quiet">
        {state.secondFactor
          ? `On. You have ${plural(state.codesLeft, 'recovery code')} left.`
          : 'Off. With an app for one-time codes a stolen password alone opens nothing.'}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void (state.secondFactor ? store.removeCodes(current) : store.beginCodes(current))
          setCurrent('')
        }}
      >
        {!state.byLink && (
          <Credential
            label="Password"
            type="password"
            autocomplete="current-password"
            required
            value={current}
            write={setCurrent}
          />
        )}
        <button type="submit">{state.secondFactor ? 'Switch off' : 'Set up an app'}</button>
      </form>
    </section>
  )
}

function Sessions({ state, store }: Part) {
  return (
    <section class="room" aria-labelledby="sessions-title">
      <h2 id="sessions-title">Where you are signed in</h2>
      <ul class="entries">
        {state.sessions.map(({ id, at, seenAt, browser, from, current }) => (
          <li key={id}>
            <div>
              {browserName(browser)}, from {from}
              {current && <span class="badge badge-live">this one</span>}
              <p class="small">
                Since {formatDateTime(at)}, last used {formatDateTime(seenAt)}
              </p>
            </div>
            {!current && (
              <button type="button" class="link" onClick={() => void store.endSession(id)}>
                End<span class="unseen"> the session of {browserName(browser)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
