import type { BeforeAfter, CampaignReport, KpiReport, Report, SurrogateReport } from '@segue/core'
import { atom, computed, type ReadableAtom } from 'nanostores'
import { lastDays } from './last-days.ts'
import { ownZone } from './own-zone.ts'
import { createReading, type Reading } from './reading.ts'
import type { Reader } from './site.ts'

/** The last so many days that are over, or days of one's own. */
export type Span = '7' | '28' | '90' | 'own'
export type FiguresAsked = { span: Span; from: string; to: string; zone: string; day: string }

/** What experiences tell of whether it pays to treat segments apart. */
export type Gains = Pick<Report, 'name' | 'gains'>[]

export type SiteFiguresStore = {
  $asked: ReadableAtom<FiguresAsked>
  ask: (change: Partial<FiguresAsked>) => void
  /** The browser's own. */
  zone: string
  figures: ReadableAtom<Reading<KpiReport>>
  /** These are read when somebody looks at them. */
  campaigns: ReadableAtom<Reading<CampaignReport>>
  leads: ReadableAtom<Reading<SurrogateReport>>
  gains: ReadableAtom<Reading<Gains>>
  /** Since the day that is asked for; nothing is read without one. */
  around: ReadableAtom<Reading<BeforeAfter>>
}

/** Days that are over change little. */
const PAUSE = 60_000
const LONG_PAUSE = 300_000

export function createSiteFigures(
  { get, repeat, now }: Reader,
  $site: ReadableAtom<string | null>,
): SiteFiguresStore {
  const zone = ownZone()
  const $asked = atom<FiguresAsked>({
    span: '28',
    ...lastDays(28, zone, now()),
    zone,
    day: '',
  })
  const below = (site: string, path: string) => `/sites/${encodeURIComponent(site)}/${path}`
  const $period = computed([$site, $asked], (site, { from, to, zone }) =>
    site && from && to ? { site, query: `?${new URLSearchParams({ from, to, zone })}` } : null,
  )
  const reading = <T>($key: ReadableAtom<string | null>, pause: number) =>
    createReading({ $key, load: (path) => get<T>(path), repeat, pause, now }).$reading
  const of = (path: string) =>
    computed($period, (period) => period && below(period.site, `${path}${period.query}`))
  const ofSite = (path: string) => computed($site, (site) => site && below(site, path))
  const $around = computed([$site, $asked], (site, { day, zone }) =>
    site && day ? below(site, `kpis/around/${day}?${new URLSearchParams({ zone })}`) : null,
  )
  const reports = createReading({
    $key: ofSite('reports'),
    load: async (path) => (await get<{ reports: Report[] }>(path)).reports,
    repeat,
    pause: LONG_PAUSE,
    now,
  })
  return {
    $asked,
    ask(change) {
      const asked = { ...$asked.get(), ...change }
      const days = asked.span === 'own' ? {} : lastDays(Number(asked.span), asked.zone, now())
      $asked.set({ ...asked, ...days })
    },
    zone,
    figures: reading<KpiReport>(of('kpis'), PAUSE),
    campaigns: reading<CampaignReport>(of('campaigns'), PAUSE),
    leads: reading<SurrogateReport>(ofSite('surrogates'), LONG_PAUSE),
    gains: reports.$reading,
    around: reading<BeforeAfter>($around, LONG_PAUSE),
  }
}
