import type { Config, Experience, Report } from '@segue/core'
import type { Sites } from '../publish/sites.ts'
import type { Store } from '../store/store.ts'
import { assignments } from './assignments.ts'
import { keepSlow } from './keep-slow.ts'
import { exchangeOf, moneyApart } from './money.ts'
import { countedGoals, reportFor } from './report-for.ts'

type Parts = {
  sites: Pick<Sites, 'live' | 'version'>
  store: Pick<
    Store,
    | 'countArms'
    | 'countCurrencies'
    | 'countExposed'
    | 'countGuards'
    | 'countHealth'
    | 'countLoss'
    | 'firstExposures'
  >
  /** Resolves when all that was acknowledged so far is in the store. */
  drain: () => Promise<unknown>
  now: () => number
}

export type Reports = {
  /** Of every experience of the live config, in its order. */
  all(site: string): Promise<Report[]>
  /** Undefined where the live config has no such experience. */
  one(site: string, experience: string): Promise<Report | undefined>
}

const DAY = 86_400_000

/** Of more visitors a fair sample tells how pages are, what was lost, and whether the hash was kept to. */
const MOST_GUARDED = 50_000
const MOST_CHECKED = 20_000

export function createReports({ sites, store, drain, now }: Parts): Reports {
  async function make(site: string, wanted: (id: string) => boolean): Promise<Report[]> {
    const config = sites.live(site)?.config
    const experiences = config?.experiences.filter(({ id }) => wanted(id)) ?? []
    if (!config || experiences.length === 0) return []
    await drain()
    const reports: Report[] = []
    // One after the other: beacons come first.
    for (const experience of experiences) reports.push(await reportOn(site, config, experience))
    return reports
  }

  const countGuards = keepSlow(store.countGuards, now)
  const countHealth = keepSlow(
    (site: string, experience: string, share: number) =>
      store.countHealth(site, experience, now(), share),
    now,
  )

  const countLoss = keepSlow(
    (site: string, share: number) => store.countLoss(site, now() - DAY, share),
    now,
  )

  async function checkAssignments(site: string, experience: string, share: number) {
    const exposures = await store.firstExposures(site, experience, share)
    return assignments(experience, exposures, (version) => sites.version(site, version)?.config)
  }

  async function reportOn(site: string, config: Config, experience: Experience): Promise<Report> {
    const { id } = experience
    const at = now()
    const goals = countedGoals(config, experience)
    const count = (rates?: Record<string, number>) =>
      store.countArms(site, id, { goals, ...(rates && { rates }) })
    const [currencies, visitors] = await Promise.all([
      store.countCurrencies(site, id),
      store.countExposed(site, id),
    ])
    const exchange = exchangeOf(config, currencies)
    // Rounded, so that a few more visitors are no new question.
    const guarded = visitors > MOST_GUARDED ? Number((MOST_GUARDED / visitors).toPrecision(1)) : 1
    // Beside each other, on all cores: none of them has enough to do for more than one all the time.
    const [counts, guards, loss, health, assigned] = await Promise.all([
      count(exchange.rates),
      countGuards(site, id, guarded),
      countLoss(site, guarded),
      countHealth(site, id, guarded),
      checkAssignments(site, id, MOST_CHECKED / visitors),
    ])
    return reportFor({
      ...counts,
      config,
      experience,
      money: { ...exchange.told, apart: await moneyApart(exchange.unknown, count) },
      guards,
      assignments: assigned,
      loss,
      health,
      at,
    })
  }

  return {
    all: (site) => make(site, () => true),
    one: async (site, experience) => (await make(site, (id) => id === experience))[0],
  }
}
