import type { signIn } from '@segue/core'
import type { InferOutput } from 'valibot'
import type { Accounts } from './accounts.ts'
import type { Guesses } from './guesses.ts'
import type { OnceTokens } from './once.ts'
import type { Passwords } from './passwords.ts'
import type { SecondFactors } from './second-factors.ts'
import { sameSecret } from './secrets.ts'

/** Whom a link signs in: somebody by their account, or whoever holds the data directory. */
export type LinkFor = { account: string | null }

export type SignInResult =
  | { kind: 'in'; account: string | null; byLink: boolean }
  /** `account`: whose it would be, where there is one. */
  | { kind: 'wrong'; account?: string }
  /** The password is right, and a code is needed too. */
  | { kind: 'code' }
  | { kind: 'used' }
  | { kind: 'later'; seconds: number }

type Parts = {
  accounts: Pick<Accounts, 'withEmail'>
  passwords: Pick<Passwords, 'verify'>
  guesses: Guesses
  factors: Pick<SecondFactors, 'isOn' | 'accepts'>
  links: OnceTokens<LinkFor>
  /** The data directory's. */
  token: string
  now: () => number
}

type Way = InferOutput<typeof signIn>

/** Whether somebody may come in, by whichever way. */
export function createSignIn({ accounts, passwords, guesses, factors, links, token, now }: Parts) {
  return async (way: Way): Promise<SignInResult> => {
    switch (way.by) {
      case 'password':
        return byPassword(way)
      case 'link': {
        const found = links.take(way.token)
        return found ? { kind: 'in', account: found.account, byLink: true } : { kind: 'used' }
      }
      case 'token':
        return sameSecret(way.token, token)
          ? { kind: 'in', account: null, byLink: false }
          : { kind: 'wrong' }
    }
  }

  async function byPassword(way: Way & { by: 'password' }): Promise<SignInResult> {
    const { email, password, code } = way
    const account = accounts.withEmail(email)
    const [who, known] = [account?.id ?? email, account !== undefined]
    const wait = guesses.waitsUntil(who, known) - now()
    if (wait > 0) return { kind: 'later', seconds: Math.ceil(wait / 1_000) }
    const takeBack = guesses.count(who, known)
    const isRight = await passwords.verify(account?.password, password)
    if (!account || !isRight) return { kind: 'wrong', ...(account && { account: account.id }) }
    if (factors.isOn(account.id)) {
      if (!code) {
        takeBack()
        return { kind: 'code' }
      }
      if (!factors.accepts(account.id, code)) return { kind: 'wrong', account: account.id }
    }
    takeBack()
    return { kind: 'in', account: account.id, byLink: false }
  }
}
