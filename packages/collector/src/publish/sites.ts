import type { Config, PeopleAsked, Published, SiteVersion } from '@segue/core'
import type { SmallDatabase } from './database.ts'

export type NewVersion = {
  site: string
  name: string
  version: number
  at: number
  note: string
  config: Config
  published: Published
}

export type SiteSummary = { site: string; name: string; version: number; at: number }

/**
 * `cookieDomain`: the domain whose sub-domains share the visitor's id; `people`: what its blocks want
 * to know of people; `origins`: where its events come from; `consent`: who is asked for it; `gpc`:
 * whether Global Privacy Control is heeded.
 */
export type SiteSettings = {
  cookieDomain: string | undefined
  paused: boolean
  people: PeopleAsked[]
  origins: string[]
  consent: string | undefined
  gpc: boolean
}

/** Sites and their published versions. The newest version of a site is the live one. */
export type Sites = ReturnType<typeof openSites>

export function openSites(database: SmallDatabase) {
  const insert = database.prepare(
    'INSERT INTO versions (site, version, at, note, name, config, published) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const list = database.prepare(
    'SELECT site, name, max(version) AS version, at FROM versions GROUP BY site ORDER BY site',
  )
  const newest = database.prepare('SELECT max(version) AS version FROM versions WHERE site = ?')
  const all = database.prepare(
    'SELECT version, at, note FROM versions WHERE site = ? ORDER BY version DESC',
  )
  const one = database.prepare(
    'SELECT config, published FROM versions WHERE site = ? AND version = ?',
  )
  const listed = () =>
    (list.all() as SiteSummary[]).map(({ site, name, version, at }) => ({
      site,
      name,
      version,
      at,
    }))

  // Asked for each beacon, so it is not looked up each time. Sites never go.
  const settings = new Map<string, SiteSettings>()
  const known = new Set(listed().map(({ site }) => site))

  const liveVersion = (site: string): number =>
    (newest.get([site]) as { version: number | null }).version ?? 0

  const read = (site: string, version: number) => {
    const row = one.get([site, version]) as { config: string; published: string } | undefined
    return (
      row && {
        version,
        config: JSON.parse(row.config) as Config,
        published: JSON.parse(row.published) as Published,
      }
    )
  }

  return {
    list: listed,
    knows: (site: string): boolean => known.has(site),
    /** 0 for a site that has none. */
    liveVersion,
    live: (site: string) => read(site, liveVersion(site)),
    /** What a receipt for a site's events depends on. */
    settings(site: string): SiteSettings {
      const known = settings.get(site)
      if (known) return known
      const { config, published } = read(site, liveVersion(site)) ?? {}
      const found = {
        cookieDomain: published?.cookieDomain,
        paused: !!published?.paused,
        people: published?.people ?? [],
        // A config of an older release has none.
        origins: config?.origins ?? [],
        consent: published?.consent?.from,
        gpc: !!published?.gpc,
      }
      settings.set(site, found)
      return found
    },
    version: read,
    versions(site: string): SiteVersion[] {
      return (all.all([site]) as Omit<SiteVersion, 'live'>[]).map(
        ({ version, at, note }, index) => ({
          version,
          at,
          note,
          live: index === 0,
        }),
      )
    },
    /** Live as soon as this returns. Throws if somebody else took the number. */
    add({ site, version, at, note, name, config, published }: NewVersion): void {
      database.transaction(() => {
        if (version !== liveVersion(site) + 1) {
          throw new Error(`Version ${version} of "${site}" does not follow ${liveVersion(site)}.`)
        }
        insert.run([
          site,
          version,
          at,
          note,
          name,
          JSON.stringify(config),
          JSON.stringify(published),
        ])
      })()
      known.add(site)
      settings.delete(site)
    },
  }
}
