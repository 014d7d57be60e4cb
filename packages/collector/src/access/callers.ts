import { ALL_SITES, type Caller } from '@segue/core'
import type { Accounts } from './accounts.ts'
import type { ApiTokens } from './api-tokens.ts'
import type { ResultsLinks } from './results-links.ts'
import { sameSecret } from './secrets.ts'
import type { OpenSession } from './sessions.ts'

/** Whoever holds the data directory could do all of it by hand. */
const MACHINE: Caller = {
  kind: 'machine',
  id: 'machine',
  name: 'This machine',
  email: null,
  roles: { [ALL_SITES]: 'owner' },
}

type Parts = {
  accounts: Pick<Accounts, 'withId' | 'rolesOf'>
  tokens: Pick<ApiTokens, 'caller'>
  resultsLinks: Pick<ResultsLinks, 'caller'>
  /** The data directory's. */
  token: string
}

export type Callers = ReturnType<typeof createCallers>

/** Who asks. Roles are looked up each time: one that is taken away is gone with the next request. */
export function createCallers({ accounts, tokens, resultsLinks, token }: Parts) {
  return {
    ofBearer(authorization: string): Caller | undefined {
      if (sameSecret(authorization, `Bearer ${token}`)) return MACHINE
      const secret = authorization.replace(/^Bearer /, '')
      return tokens.caller(secret) ?? resultsLinks.caller(secret)
    },
    ofSession({ account }: OpenSession): Caller | undefined {
      if (account === null) return MACHINE
      const found = accounts.withId(account)
      return (
        found && {
          kind: 'person',
          id: found.id,
          name: found.name,
          email: found.email,
          roles: accounts.rolesOf(found.id),
        }
      )
    },
  }
}
