import type { LedgerReport } from '@segue/core'
import type { Ledger } from '../ingest/ledger.ts'
import type { Store } from '../store/store.ts'

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
