/**
 * What became of events: received = accepted + rejected + duplicate + filtered. What the sender was
 * told to send again later is in none of them.
 */
export type Account = Record<
  'received' | 'accepted' | 'rejected' | 'duplicate' | 'filtered',
  number
>

type Outcomes = Partial<Omit<Account, 'received'>>

const EMPTY: Account = { received: 0, accepted: 0, rejected: 0, duplicate: 0, filtered: 0 }

/** The account of each site since the process began; of what names no known site, that of `''`. */
export type Ledger = ReturnType<typeof createLedger>

export function createLedger() {
  const accounts = new Map<string, Account>()
  const dropped = new Map<string, number>()

  return {
    /** Counted together, so that the sum holds at every moment. */
    count(site: string, outcomes: Outcomes): void {
      const account = accounts.get(site) ?? { ...EMPTY }
      accounts.set(site, account)
      let outcome: keyof Outcomes
      for (outcome in outcomes) {
        account[outcome] += outcomes[outcome]!
        account.received += outcomes[outcome]!
      }
    },
    /** By their own word: what browsers could not keep for us any longer, and no account has. */
    countDropped(site: string, events: number): void {
      if (events) dropped.set(site, (dropped.get(site) ?? 0) + events)
    },
    droppedOf: (site: string): number => dropped.get(site) ?? 0,
    allDropped: (): [site: string, events: number][] => [...dropped],
    of: (site: string): Account => ({ ...(accounts.get(site) ?? EMPTY) }),
    all: (): [site: string, account: Account][] =>
      [...accounts].map(([site, account]) => [site, { ...account }]),
  }
}
