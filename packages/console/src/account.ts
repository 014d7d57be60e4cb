import type { AccountState, Session as Login } from '@segue/core'
import { atom, computed, type ReadableAtom } from 'nanostores'
import { type Delete, type Post, wordsOf } from './api.ts'
import { createReading, type Reading } from './reading.ts'
import type { Reader } from './site.ts'

export type Account = AccountState & { sessions: Login[] }

/** What came of what was asked last. */
export type AccountOutcome =
  | { kind: 'none' }
  | { kind: 'done'; words: string }
  | { kind: 'trouble'; words: string }
  /** An app is to be given this seed. */
  | { kind: 'seed'; seed: string; uri: string; trouble: string | null }
  /** Told this once. */
  | { kind: 'codes'; codes: string[] }

export type AccountStore = {
  $account: ReadableAtom<{ account: Reading<Account>; outcome: AccountOutcome }>
  setPassword: (current: string, password: string) => Promise<boolean>
  beginCodes: (current: string) => Promise<void>
  confirmCodes: (code: string) => Promise<void>
  removeCodes: (current: string) => Promise<void>
  endSession: (id: string) => Promise<void>
  /** What was said has been read. */
  read: () => void
}

/** One's own account. */
export function createAccount(
  { get, repeat, now }: Reader,
  { post, remove }: { post: Post; remove: Delete },
  $who: ReadableAtom<string | null>,
): AccountStore {
  const $outcome = atom<AccountOutcome>({ kind: 'none' })
  const { $reading, refresh } = createReading({
    $key: $who,
    load: async () => {
      const [state, { sessions }] = await Promise.all([
        get<AccountState>('/account'),
        get<{ sessions: Login[] }>('/account/sessions'),
      ])
      return { ...state, sessions }
    },
    repeat,
    pause: 10_000,
    now,
  })

  async function doing(act: () => Promise<AccountOutcome>): Promise<boolean> {
    try {
      $outcome.set(await act())
      await refresh()
      return true
    } catch (error) {
      const before = $outcome.get()
      const words = wordsOf(error)
      // A wrong code is typed again beside the seed that it belongs to.
      $outcome.set(
        before.kind === 'seed' ? { ...before, trouble: words } : { kind: 'trouble', words },
      )
      return false
    }
  }
  const done = (words: string): AccountOutcome => ({ kind: 'done', words })

  return {
    $account: computed([$reading, $outcome], (account, outcome) => ({ account, outcome })),
    setPassword: (current, password) =>
      doing(async () => {
        await post('/account/password', { ...(current && { current }), password })
        return done('The new password holds. All your other sessions are over.')
      }),
    beginCodes: (current) =>
      doing(async () => {
        const begun = await post<{ seed: string; uri: string }>('/account/second-factor', {
          ...(current && { current }),
        })
        return { kind: 'seed', ...begun, trouble: null }
      }).then(() => {}),
    confirmCodes: (code) =>
      doing(async () => {
        const path = '/account/second-factor/confirm'
        return { kind: 'codes', ...(await post<{ codes: string[] }>(path, { code })) }
      }).then(() => {}),
    removeCodes: (current) =>
      doing(async () => {
        await post('/account/second-factor/remove', { ...(current && { current }) })
        return done('You sign in by your password alone now.')
      }).then(() => {}),
    endSession: (id) =>
      doing(async () => {
        await remove(`/account/sessions/${id}`)
        return done('That session is over.')
      }).then(() => {}),
    read: () => $outcome.set({ kind: 'none' }),
  }
}
