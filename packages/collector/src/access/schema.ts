import type { SmallDatabase } from '../publish/database.ts'

// Of what opens a door only hashes are kept, but for the seed of one-time codes, which is needed to check one.
const SCHEMA = `
CREATE TABLE IF NOT EXISTS accounts (
  id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS roles (
  account TEXT NOT NULL, site TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (account, site)
) STRICT;
CREATE TABLE IF NOT EXISTS sessions (
  hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT, by_link INTEGER NOT NULL,
  at INTEGER NOT NULL, seen_at INTEGER NOT NULL, browser TEXT NOT NULL, origin TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS guesses (account TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS guesses_of ON guesses (account, at);
CREATE TABLE IF NOT EXISTS second_factors (
  account TEXT PRIMARY KEY, seed TEXT NOT NULL, last_step INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS recovery_codes (
  account TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (account, hash)
) STRICT;
CREATE TABLE IF NOT EXISTS audit (
  n INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, site TEXT, detail TEXT,
  origin TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER IF NOT EXISTS audit_stays BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'what is recorded never changes'); END;
CREATE TRIGGER IF NOT EXISTS audit_kept BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'what is recorded never goes'); END;
CREATE TABLE IF NOT EXISTS invitations (
  hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, site TEXT NOT NULL, role TEXT NOT NULL,
  email TEXT, by TEXT NOT NULL, until INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS api_tokens (
  hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, site TEXT NOT NULL, role TEXT NOT NULL,
  by TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER, seen_at INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS results_links (
  hash TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, site TEXT NOT NULL, experience TEXT NOT NULL,
  by TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER
) STRICT;
`

/** Who may come in, in the small database beside the sites. */
export function prepareAccess(database: SmallDatabase): void {
  database.exec(SCHEMA)
}
