import Database from 'libsql'

export type SmallDatabase = InstanceType<typeof Database>

// Versions never change once they are there; the database itself sees to it.
const SCHEMA = `
CREATE TABLE IF NOT EXISTS versions (
  site TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, note TEXT NOT NULL,
  name TEXT NOT NULL, config TEXT NOT NULL, published TEXT NOT NULL,
  PRIMARY KEY (site, version)
) STRICT;
CREATE TRIGGER IF NOT EXISTS versions_stay BEFORE UPDATE ON versions
  BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
CREATE TRIGGER IF NOT EXISTS versions_kept BEFORE DELETE ON versions
  BEGIN SELECT RAISE(ABORT, 'a published version never goes'); END;
CREATE TABLE IF NOT EXISTS tails (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS preview_drafts (
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, config TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS erased (
  site TEXT NOT NULL, visitor TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (site, visitor)
) STRICT;
CREATE TABLE IF NOT EXISTS demo_data (site TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
DROP TABLE IF EXISTS linked;
`

/** What is small and must be kept: sites, their versions, the files they load. */
export function openDatabase(file: string): SmallDatabase {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  // A publish is answered when it is on the disk.
  database.pragma('synchronous = FULL')
  database.exec(SCHEMA)
  return database
}
