import type { Account, Ledger } from '../ingest/ledger.ts'
import type { Loss, Senders, Store } from '../store/store.ts'

/** What became of a site's events: by the collector's own count since it began, and by the pages'. */
export type LedgerReport = {
  site: string
  /** Of the process: events that were received, in ms since 1970 from when on. */
  since: number
  account: Account
  /** In the same time: events that browsers have told they could not keep. */
  dropped: number
  /** Of the record: the last so many days. */
  days: number
  loss: Loss
  senders: Senders
}

const DAY = 86_400_000

type Parts = {
  ledger: Pick<Ledger, 'of' | 'droppedOf'>
  store: Pick<Store, 'countLoss' | 'countSenders'>
  drain: () => Promise<unknown>
  now: () => number
}

export function createLedgerReports({ ledger, store, drain, now }: Parts) {
  const since = now()
  return async (site: string, days: number): Promise<LedgerReport> => {
    await drain()
    const from = now() - days * DAY
    const loss = await store.countLoss(site, from, 1)
    const senders = await store.countSenders(site, from)
    const dropped = ledger.droppedOf(site)
    return { site, since, account: ledger.of(site), dropped, days, loss, senders }
  }
}
