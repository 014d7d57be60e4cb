import { atom, type ReadableAtom } from 'nanostores'
import { ApiError, wordsOf } from './api.ts'

const KEY = 'segue-token'

export type Session = { token: string | null; trouble: string | null }

export type SessionStore = {
  $session: ReadableAtom<Session>
  token: () => string | null
  /** Keeps the token if the collector accepts it; else says why not. */
  signIn: (token: string) => Promise<void>
  /** The collector no longer accepts the token. */
  refused: () => void
  signOut: () => void
}

/** Who is signed in: a token that lives as long as the browser's tab. */
export function createSession(
  storage: Storage,
  check: (token: string) => Promise<unknown>,
): SessionStore {
  const $session = atom<Session>({ token: storage.getItem(KEY), trouble: null })

  function set(session: Session): void {
    if (session.token) storage.setItem(KEY, session.token)
    else storage.removeItem(KEY)
    $session.set(session)
  }
  return {
    $session,
    token: () => $session.get().token,
    async signIn(token) {
      try {
        await check(token)
        set({ token, trouble: null })
      } catch (error) {
        const wrong = error instanceof ApiError && error.status === 401
        set({
          token: null,
          trouble: wrong
            ? 'This token is not the collector’s. Copy the whole line.'
            : wordsOf(error),
        })
      }
    },
    refused() {
      if (!$session.get().token) return
      set({
        token: null,
        trouble: 'The collector no longer accepts your token. Sign in again: nothing is lost.',
      })
    },
    signOut: () => set({ token: null, trouble: null }),
  }
}

/** The token in an address such as `…/#token=abc`, if there is one. */
export function tokenIn(hash: string): string | null {
  return /^#token=(.+)$/.exec(hash)?.[1] ?? null
}
