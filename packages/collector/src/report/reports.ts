import type { Report } from '@segue/core'
import type { Sites } from '../publish/sites.ts'
import type { Store } from '../store/store.ts'
import { reportFor } from './report-for.ts'

type Parts = {
  sites: Pick<Sites, 'live'>
  store: Pick<Store, 'countArms' | 'countHealth'>
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

export function createReports({ sites, store, drain, now }: Parts): Reports {
  async function make(site: string, wanted: (id: string) => boolean): Promise<Report[]> {
    const config = sites.live(site)?.config
    const experiences = config?.experiences.filter(({ id }) => wanted(id)) ?? []
    if (!config || experiences.length === 0) return []
    await drain()
    const reports: Report[] = []
    // One after the other: the engine would run them so anyway, and beacons come first.
    for (const experience of experiences) {
      const at = now()
      const { arms, setAside } = await store.countArms(site, experience.id)
      const health = await store.countHealth(site, experience.id, at)
      reports.push(reportFor({ config, experience, arms, setAside, health, at }))
    }
    return reports
  }
  return {
    all: (site) => make(site, () => true),
    one: async (site, experience) => (await make(site, (id) => id === experience))[0],
  }
}
