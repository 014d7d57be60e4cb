import type { SmallDatabase } from '../publish/database.ts'
import { openAccounts } from './accounts.ts'
import { openApiTokens } from './api-tokens.ts'
import { openAuditLog } from './audit-log.ts'
import { createCallers } from './callers.ts'
import { openGuesses } from './guesses.ts'
import { openInvitations } from './invitations.ts'
import { onceTokens } from './once.ts'
import { createPasswords, type Passwords } from './passwords.ts'
import { openResultsLinks } from './results-links.ts'
import { prepareAccess } from './schema.ts'
import { openSecondFactors } from './second-factors.ts'
import { openSessions, type SessionLimits } from './sessions.ts'
import { createSignIn, type LinkFor } from './sign-in.ts'

type Options = {
  database: SmallDatabase
  /** The data directory's: the machine owner's, for the `segue` command and CI. */
  token: string
  now: () => number
  passwords?: Passwords
  sessions?: SessionLimits
}

/** Who may come in, and how. */
export type Access = ReturnType<typeof createAccess>

export function createAccess({
  database,
  token,
  now,
  passwords = createPasswords(),
  sessions: limits,
}: Options) {
  prepareAccess(database)
  const accounts = openAccounts(database)
  const tokens = openApiTokens(database, now)
  const resultsLinks = openResultsLinks(database, now)
  const factors = openSecondFactors(database, now)
  const links = onceTokens<LinkFor>(now)
  const guesses = openGuesses(database, now)
  return {
    accounts,
    sessions: openSessions(database, now, limits),
    tokens,
    resultsLinks,
    factors,
    audit: openAuditLog(database),
    invitations: openInvitations(database, now),
    passwords,
    guesses,
    callers: createCallers({ accounts, tokens, resultsLinks, token }),
    signIn: createSignIn({ accounts, passwords, guesses, factors, links, token, now }),
    /** Links that sign somebody in once. */
    links,
    /** The right to make the first account, for whoever reads what the collector prints. */
    ownership: onceTokens<'ownership'>(now),
    now,
  }
}
