import { describe, type LedgerReport, type ReplayReport, roleAt, unreachable } from '@segue/core'
import type { FastifyInstance } from 'fastify'
import type { Visitors } from '../privacy/visitors.ts'
import type { Publish, PublishResult } from '../publish/publish.ts'
import type { Sites } from '../publish/sites.ts'
import type { Tags } from '../publish/tags.ts'
import type { ReplayResult, Replays } from '../replay/replays.ts'
import type { Reports } from '../report/reports.ts'
import { answering } from './answering.ts'
import { ApiError } from './api-error.ts'
import { type KpiParts, kpiRoute } from './kpi-route.ts'
import type { LiveEvents } from './live-events.ts'
import type { Answer } from './shapes/shapes.ts'
import { unknownSite } from './unknown-site.ts'

export type SiteParts = KpiParts & {
  sites: Sites
  publish: Publish
  reports: Reports
  ledgerOf: (site: string, days: number) => Promise<LedgerReport>
  replays: Pick<Replays, 'run'>
  visitors: Visitors
  liveEvents: Pick<LiveEvents, 'after'>
  tagOf: Tags['of']
}

/** What the console and the command line may ask and do, below `/api`. */
export function siteRoutes(api: FastifyInstance, parts: SiteParts): void {
  const { sites, publish, reports, ledgerOf, replays, visitors, liveEvents, tagOf } = parts
  const on = answering(api)

  on('GET /api/sites', async ({ caller }) => ({
    sites: sites.list().filter(({ site }) => roleAt(caller!.roles, site)),
  }))

  on('GET /api/sites/:site/config', async ({ params: { site } }) => {
    const live = sites.live(site) ?? unknownSite(site)
    return { version: live.version, config: live.config }
  })

  on('GET /api/sites/:site/versions', async ({ params: { site } }) => ({
    versions: sites.versions(known(site)),
  }))

  on('GET /api/sites/:site/versions/:version', async ({ params }) => versionOf(params))

  on('POST /api/sites/:site/versions', async (request) => {
    const {
      params: { site },
      body,
    } = request
    const answer = answerTo(await publish({ site, ...body }))
    request.note = { detail: `version ${answer.version}` }
    return answer
  })

  on('POST /api/sites/:site/versions/:version/restore', async (request) => {
    const { params } = request
    const { version, config } = versionOf(params)
    const note = `Back to version ${version}`
    const answer = answerTo(await publish({ site: params.site, config, note }))
    request.note = { detail: `version ${version}, as ${answer.version}` }
    return answer
  })

  on('GET /api/sites/:site/reports', async ({ params: { site } }) => ({
    reports: await reports.all(known(site)),
  }))

  on('GET /api/sites/:site/reports/:experience', async ({ params: { site, experience } }) => {
    const report = await reports.one(known(site), experience)
    if (report) return report
    const ids = sites.live(site)?.config.experiences.map(({ id }) => id) ?? []
    throw new ApiError(
      404,
      `Site "${site}" has no experience "${experience}". It has: ${ids.join(', ') || 'none'}.`,
    )
  })

  on('GET /api/sites/:site/ledger', async ({ params: { site }, query: { days } }) =>
    ledgerOf(known(site), Number(days)),
  )

  kpiRoute(api, parts)

  on('GET /api/sites/:site/visitors/:visitor', async ({ params: { site, visitor } }) => ({
    visitor,
    events: await visitors.events(known(site), visitor),
  }))

  on('DELETE /api/sites/:site/visitors/:visitor', async ({ params: { site, visitor } }) => ({
    visitor,
    erased: await visitors.erase(known(site), visitor),
  }))

  on('POST /api/sites/:site/replay', async ({ params: { site }, body }, reply) => {
    const { config, days, count } = body
    const result = await replays.run({ site: known(site), config, days, countOf: count })
    if (result.kind === 'busy') reply.header('retry-after', '10')
    return reportOf(result)
  })

  on('GET /api/sites/:site/events', async ({ params: { site }, query: { after } }) =>
    liveEvents.after(known(site), after === undefined ? undefined : Number(after)),
  )

  on(
    'GET /api/sites/:site/tag',
    async ({ params: { site }, query: { strict, sri, as, collector } }) => {
      const tag = await tagOf(known(site), { strict: !!strict, sri: !!sri, as, collector })
      if (tag !== undefined) return { tag }
      throw new ApiError(409, `"${site}" is paused. Publish it without "paused", then ask again.`)
    },
  )

  function known(site: string): string {
    return sites.knows(site) ? site : unknownSite(site)
  }

  function versionOf({ site, version }: { site: string; version: string }) {
    const found = /^\d{1,9}$/.test(version) && sites.version(known(site), Number(version))
    if (found) return { version: found.version, config: found.config }
    const newest = sites.liveVersion(known(site))
    throw new ApiError(404, `Site "${site}" has no version ${version}. It has 1 to ${newest}.`)
  }
}

function reportOf(result: ReplayResult): ReplayReport {
  switch (result.kind) {
    case 'replayed':
      return result.report
    case 'refused':
      throw new ApiError(422, 'This config cannot be published.', result.problems)
    case 'busy':
      throw new ApiError(429, 'Another replay is running. Try again when it is done.')
    case 'late':
      throw new ApiError(
        503,
        `The replay was not done after ${result.seconds} seconds. Ask for fewer days.`,
      )
    default:
      return unreachable(result)
  }
}

function answerTo(result: PublishResult): Answer<'POST /api/sites/:site/versions'> {
  switch (result.kind) {
    case 'live': {
      const { version, bytes, profile, warnings } = result
      return { version, bytes, profile, warnings: warnings.map(describe) }
    }
    case 'refused':
      throw new ApiError(422, 'This config cannot be published.', result.problems)
    case 'moved':
      throw new ApiError(
        409,
        `Version ${result.live} is live by now. Look at what it changed, then publish again.`,
      )
    default:
      return unreachable(result)
  }
}
