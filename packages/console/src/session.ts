import type { Caller, Entrance, Invited, SignIn } from '@segue/core'
import { atom, computed, type ReadableAtom } from 'nanostores'
import { ApiError, type Get, type Post, wordsOf } from './api.ts'

/**
 * `unowned`: nobody has an account yet; `code`: the password is right, and a code is asked for; `invited`:
 * a link invites whoever has it.
 */
export type Session = {
  kind: 'waiting' | 'unowned' | 'out' | 'code' | 'invited' | 'in'
  caller: Caller | null
  trouble: string | null
  /** What a link has brought that a form still needs. */
  secret: string | null
  invited: Invited | null
}

/** What the first account, or one by invitation, is made of. */
export type NewPerson = { name: string; email: string; password: string }

/** A link's secret, and what it is good for. */
export type Carried = { what: 'own' | 'link' | 'token' | 'invitation'; secret: string }

export type SessionStore = {
  $session: ReadableAtom<Session>
  /** Who is signed in; null for nobody. What is read is read for them. */
  $who: ReadableAtom<string | null>
  /** Asks the collector who is signed in: a cookie that no script sees says it. */
  look: () => Promise<void>
  /** Uses what a link brought. */
  carried: (carried: Carried) => Promise<void>
  /** In the place `code` the same again, with the code. */
  signIn: (way: SignIn) => Promise<void>
  /** Makes the first account, which owns the installation. */
  own: (person: NewPerson) => Promise<void>
  /** Makes an account by the invitation, or adds its role to one's own. */
  join: (person: NewPerson) => Promise<void>
  accept: () => Promise<void>
  /** Leaves the invitation, or the question for a code, aside. */
  back: () => Promise<void>
  /** The collector no longer knows who this is. */
  refused: () => void
  signOut: () => Promise<void>
}

export function createSession(get: Get, post: Post): SessionStore {
  const $session = atom<Session>({
    kind: 'waiting',
    caller: null,
    trouble: null,
    secret: null,
    invited: null,
  })

  const set = ({ caller, unowned }: Entrance, trouble: string | null = null) =>
    $session.set({
      kind: caller ? 'in' : unowned ? 'unowned' : 'out',
      caller,
      trouble,
      secret: caller ? null : $session.get().secret,
      invited: null,
    })
  const look = () => enter(() => get<Entrance>('/access'))

  /** What goes wrong is said on the screen where one is. */
  async function enter(ask: () => Promise<Entrance>): Promise<void> {
    try {
      set(await ask())
    } catch (error) {
      const now = $session.get()
      if (error instanceof ApiError && error.status === 428) {
        // The first time it is no trouble, only the next question.
        const trouble = now.kind === 'code' ? wordsOf(error) : null
        return $session.set({ ...now, kind: 'code', trouble })
      }
      // Somebody else was quicker to own it: from now on one signs in.
      const owned = now.kind === 'unowned' && error instanceof ApiError && error.status === 409
      const kind = now.kind === 'waiting' || owned ? 'out' : now.kind
      $session.set({ ...now, kind, trouble: wordsOf(error) })
    }
  }

  async function carried({ what, secret }: Carried): Promise<void> {
    if (what === 'own') {
      $session.set({ ...$session.get(), secret })
      return look()
    }
    if (what === 'invitation') {
      await look()
      try {
        const invited = await post<Invited>('/access/invitation', { token: secret })
        $session.set({ ...$session.get(), kind: 'invited', trouble: null, secret, invited })
      } catch (error) {
        $session.set({ ...$session.get(), trouble: wordsOf(error) })
      }
      return
    }
    await enter(() => post<Entrance>('/access/sign-in', { by: what, token: secret }))
    const { trouble, kind } = $session.get()
    if (kind === 'in') return
    // Who opens a link again is often signed in already.
    await look()
    if ($session.get().kind !== 'in') $session.set({ ...$session.get(), trouble })
  }
  return {
    $session,
    $who: computed($session, ({ caller }) => caller && `${caller.kind} ${caller.id}`),
    look,
    carried,
    signIn: (way) => enter(() => post<Entrance>('/access/sign-in', way)),
    own: (person) =>
      enter(() => post('/access/owner', { ...person, token: $session.get().secret ?? '' })),
    join: (person) =>
      enter(() => post('/access/join', { ...person, token: $session.get().secret ?? '' })),
    accept: () =>
      enter(async () => {
        await post('/access/accept', { token: $session.get().secret ?? '' })
        return get<Entrance>('/access')
      }),
    async back() {
      $session.set({ ...$session.get(), secret: null })
      await look()
    },
    refused() {
      // A wrong password is answered the same, and is no session's end.
      if ($session.get().kind !== 'in') return
      set({ caller: null, unowned: false }, 'Your session is over. Sign in again: nothing is lost.')
    },
    async signOut() {
      await post('/access/sign-out', {}).catch(() => {})
      set({ caller: null, unowned: false })
    },
  }
}

/** What an address such as `…/#sign-in=abc` carries, if it carries something. */
export function carriedIn(hash: string): Carried | null {
  const [, word, secret] = /^#(own|sign-in|token|invitation)=(.+)$/.exec(hash) ?? []
  if (!word || !secret) return null
  return { what: word === 'sign-in' ? 'link' : (word as 'own' | 'token' | 'invitation'), secret }
}
