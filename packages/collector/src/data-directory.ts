import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Database from 'libsql'

/** What stops the collector from starting: one line for the person who starts it. */
export class StartError extends Error {
  override name = 'StartError'
}

export type DataDirectory = {
  path: string
  /** Whoever knows it may publish and read reports. */
  token: string
  /** What is made by chance at first and is this collector's alone from then on. */
  secret(name: string): string
  /** The names of those that there are. */
  secrets(): string[]
  file(name: string): string
  close(): void
}

/** Everything the collector keeps lies in one directory, which one process holds at a time. */
export function openDataDirectory(place: string): DataDirectory {
  const path = resolve(place)
  makeDirectory(path)
  const close = hold(path)
  try {
    const file = (name: string) => join(path, name)
    const names = new Set<string>()
    const secret = (name: string) => {
      names.add(name)
      return readSecret(file(name))
    }
    return { path, token: secret('token'), secret, secrets: () => [...names], file, close }
  } catch (error) {
    close()
    throw error
  }
}

function makeDirectory(path: string): void {
  try {
    makeWithParents(path)
    if (!statSync(path).isDirectory()) throw new Error('it is not a directory')
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new StartError(
      `Data directory "${path}" cannot be used: ${describe(error)}. ` +
        'Set SEGUE_DATA to a directory that this user may write.',
    )
  }
}

// Node's own `recursive` never comes back from a place like /proc where nothing can be made.
function makeWithParents(path: string): void {
  if (existsSync(path)) return
  makeWithParents(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

// SQLite's lock is one of the operating system: it is free again the moment its process is gone,
// also after SIGKILL, so there is no stale lock to clear away. Within one process SQLite keeps
// the books itself. A file with a process id in it can do neither.
function hold(path: string): () => void {
  const file = join(path, 'lock.db')
  try {
    const database = new Database(file, { timeout: 0 })
    try {
      database.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      database.close()
      throw error
    }
    return () => {
      if (database.open) database.close()
    }
  } catch (error) {
    const busy = (error as { code?: unknown }).code === 'SQLITE_BUSY'
    throw new StartError(
      busy
        ? `Data directory "${path}" is held by another collector. Stop that one, or set SEGUE_DATA to another directory.`
        : `Data directory "${path}" cannot be locked: ${describe(error)} (${file}). Check its permissions and the disk.`,
    )
  }
}

function readSecret(file: string): string {
  if (!existsSync(file)) writeSecret(file, randomBytes(32).toString('base64url'))
  chmodSync(file, 0o600)
  const secret = readFileSync(file, 'utf8').trim()
  // An empty or guessable file would leave the door open.
  if (secret.length < 32) {
    throw new StartError(
      `The secret in "${file}" holds ${secret.length} characters, at least 32 are needed. ` +
        'Delete it, and the next start writes a new one.',
    )
  }
  return secret
}

// Written beside its place and renamed: a crash leaves the whole secret or none.
function writeSecret(file: string, secret: string): void {
  const draft = `${file}.new`
  writeFileSync(draft, `${secret}\n`, { mode: 0o600 })
  const handle = openSync(draft, 'r')
  fsyncSync(handle)
  closeSync(handle)
  renameSync(draft, file)
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
