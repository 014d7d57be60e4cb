import type { Sites } from '../publish/sites.ts'
import type { Store } from '../store/store.ts'

type Parts = {
  sites: Pick<Sites, 'list' | 'live'>
  store: Pick<Store, 'eraseBefore'>
  now: () => number
  onError: (error: unknown) => void
  /** Milliseconds until the first look, and from each to the next. */
  first?: number
  every?: number
}

const USUAL_MONTHS = 13

/** Erases each site's events when their time is over: once a day, one site after the other. */
export function startRetention({
  sites,
  store,
  now,
  onError,
  first = 60_000,
  every = 86_400_000,
}: Parts): { stop(): void } {
  let timer: NodeJS.Timeout

  const look = async () => {
    for (const { site } of sites.list()) {
      // One that fails is tried again tomorrow, and is in nobody's way.
      await store
        .eraseBefore(site, monthsBefore(sites.live(site)?.config.retention, now()))
        .catch(onError)
    }
  }
  const lookAfter = (wait: number) => {
    timer = setTimeout(() => {
      look()
        .catch(onError)
        .finally(() => lookAfter(every))
    }, wait)
    // It keeps no process alive.
    timer.unref()
  }
  lookAfter(first)

  return { stop: () => clearTimeout(timer) }
}

/** The same day so many months ago, or the last one of that month. */
export function monthsBefore(months: number | undefined, at: number): number {
  const date = new Date(at)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  // A config of an older release says nothing of it.
  date.setUTCMonth(date.getUTCMonth() - (months ?? USUAL_MONTHS))
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return date.getTime()
}
