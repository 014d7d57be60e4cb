import type { SmallDatabase } from '../publish/database.ts'

const HOUR = 3_600_000
/** So many wrong ones are slips of the hand. */
const FREE = 5
/** Names that nobody has are watched too, so that they answer as others do; the oldest are forgotten. */
const MOST_STRANGERS = 10_000

export type Guesses = ReturnType<typeof openGuesses>

/**
 * How often passwords may be tried: after five wrong ones within the hour the wait doubles from a second on.
 * The 18th would have to wait for more than an hour, so never are more than 17 looked at in one. Nobody is
 * locked out: what is waited for passes.
 */
export function openGuesses(database: SmallDatabase, now: () => number) {
  const insert = database.prepare('INSERT INTO guesses (account, at) VALUES (?, ?)')
  const since = database.prepare(
    'SELECT at FROM guesses WHERE account = ? AND at > ? ORDER BY at DESC',
  )
  const remove = database.prepare(
    'DELETE FROM guesses WHERE rowid = (SELECT rowid FROM guesses WHERE account = ? AND at = ? LIMIT 1)',
  )
  const forget = database.prepare('DELETE FROM guesses WHERE at <= ?')
  const strangers = new Map<string, number[]>()

  const recent = (who: string, known: boolean): number[] =>
    known
      ? (since.all([who, now() - HOUR]) as { at: number }[]).map(({ at }) => at)
      : (strangers.get(who) ?? []).filter((at) => at > now() - HOUR)

  return {
    /** From when on the next one is looked at: now, if that is not later. */
    waitsUntil(who: string, known: boolean): number {
      const at = recent(who, known)
      if (at.length < FREE) return now()
      return Math.max(now(), at[0]! + 1_000 * 2 ** (at.length - FREE))
    },
    /** Counts one before it is looked at, so that many at once are many. Gives the way to take it back. */
    count(who: string, known: boolean): () => void {
      const at = now()
      if (known) {
        forget.run([at - HOUR])
        insert.run([who, at])
        return () => void remove.run([who, at])
      }
      const all = [at, ...recent(who, known)]
      strangers.delete(who)
      strangers.set(who, all)
      if (strangers.size > MOST_STRANGERS) strangers.delete(strangers.keys().next().value!)
      return () => {}
    },
  }
}
