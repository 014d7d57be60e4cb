import { hashOf, newSecret } from './secrets.ts'

export type OnceTokens<What> = {
  /** A secret that gives `what` to whoever brings it first. */
  make(what: What, holdsFor: number): string
  /** What a secret stands for; it goes on holding. */
  look(secret: string): What | undefined
  /** What a secret stands for; from now on it stands for nothing. */
  take(secret: string): What | undefined
}

/** Secrets for links that work once and as long as this process runs; memory has their hashes only. */
export function onceTokens<What>(now: () => number): OnceTokens<What> {
  const tokens = new Map<string, { what: What; until: number }>()

  function look(secret: string): What | undefined {
    const found = tokens.get(hashOf(secret))
    return found && found.until > now() ? found.what : undefined
  }
  return {
    make(what, holdsFor) {
      for (const [hash, { until }] of tokens) if (until <= now()) tokens.delete(hash)
      const secret = newSecret()
      tokens.set(hashOf(secret), { what, until: now() + holdsFor })
      return secret
    },
    look,
    take(secret) {
      const what = look(secret)
      tokens.delete(hashOf(secret))
      return what
    },
  }
}
