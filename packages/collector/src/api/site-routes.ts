import { describe, type ReplayReport, roleAt } from '@segue/core'
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import type { Visitors } from '../privacy/visitors.ts'
import type { Publish, PublishResult } from '../publish/publish.ts'
import type { Sites } from '../publish/sites.ts'
import type { ReplayResult, Replays } from '../replay/replays.ts'
import type { LedgerReport } from '../report/ledger-report.ts'
import type { Reports } from '../report/reports.ts'
import { ApiError } from './api-error.ts'
import { type KpiParts, kpiRoute } from './kpi-route.ts'
import type { LiveEvents } from './live-events.ts'
import { readBody } from './read-body.ts'
import { unknownSite } from './unknown-site.ts'

export type SiteParts = KpiParts & {
  sites: Sites
  publish: Publish
  reports: Reports
  ledgerOf: (site: string, days: number) => Promise<LedgerReport>
  replays: Pick<Replays, 'run'>
  visitors: Visitors
  liveEvents: Pick<LiveEvents, 'after'>
  /** None with `sri` while the site is paused. */
  tagOf: (site: string, form: TagForm) => Promise<string | undefined>
}

/** How a tag is asked for; `collector` is the public address that it names. */
export type TagForm = { strict: boolean; sri: boolean; collector?: string | undefined }

const newVersion = v.strictObject({
  config: v.unknown(),
  note: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
  from: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
})

const replay = v.strictObject({
  config: v.unknown(),
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366)), 30),
  /** A segment: for each piece of its conditions the visitors are counted. */
  count: v.optional(v.string()),
})

/** What the console and the command line may ask and do, below `/api`. */
export function siteRoutes(api: FastifyInstance, parts: SiteParts): void {
  const { sites, publish, reports, ledgerOf, replays, visitors, liveEvents, tagOf } = parts

  api.get('/sites', async ({ caller }) => ({
    sites: sites.list().filter(({ site }) => roleAt(caller!.roles, site)),
  }))

  api.get<Of<'site'>>('/sites/:site/config', async ({ params: { site } }) => {
    const live = sites.live(site) ?? unknownSite(site)
    return { version: live.version, config: live.config }
  })

  api.get<Of<'site'>>('/sites/:site/versions', async ({ params: { site } }) => ({
    versions: sites.versions(known(site)),
  }))

  api.get<Of<'site' | 'version'>>('/sites/:site/versions/:version', async ({ params }) =>
    versionOf(params),
  )

  api.post<Of<'site'>>('/sites/:site/versions', async (request, reply) => {
    const { params, body } = request
    const { site } = params
    const answer = answerTo(await publish({ site, ...readBody(newVersion, body, NEW_VERSION) }))
    request.note = { detail: `version ${answer.version}` }
    return reply.status(201).send(answer)
  })

  api.post<Of<'site' | 'version'>>(
    '/sites/:site/versions/:version/restore',
    async (request, reply) => {
      const { params } = request
      const { version, config } = versionOf(params)
      const note = `Back to version ${version}`
      const answer = answerTo(await publish({ site: params.site, config, note }))
      request.note = { detail: `version ${version}, as ${answer.version}` }
      return reply.status(201).send(answer)
    },
  )

  api.get<Of<'site'>>('/sites/:site/reports', async ({ params: { site } }) => ({
    reports: await reports.all(known(site)),
  }))

  api.get<Of<'site' | 'experience'>>(
    '/sites/:site/reports/:experience',
    async ({ params: { site, experience } }) => {
      const report = await reports.one(known(site), experience)
      if (report) return report
      const ids = sites.live(site)?.config.experiences.map(({ id }) => id) ?? []
      throw new ApiError(
        404,
        `Site "${site}" has no experience "${experience}". It has: ${ids.join(', ') || 'none'}.`,
      )
    },
  )

  api.get<Of<'site'> & { Querystring: { days?: string } }>(
    '/sites/:site/ledger',
    async ({ params: { site }, query: { days = '7' } }) => {
      if (!/^[1-9]\d{0,2}$/.test(days)) {
        throw new ApiError(400, `"days" is ${days}. Give a whole number from 1 to 999.`)
      }
      return ledgerOf(known(site), Number(days))
    },
  )

  kpiRoute(api, parts)

  api.get<Of<'site' | 'visitor'>>(
    '/sites/:site/visitors/:visitor',
    async ({ params: { site, visitor } }) => ({
      visitor,
      events: await visitors.events(known(site), visitor),
    }),
  )

  api.delete<Of<'site' | 'visitor'>>(
    '/sites/:site/visitors/:visitor',
    async ({ params: { site, visitor } }) => ({
      visitor,
      erased: await visitors.erase(known(site), visitor),
    }),
  )

  api.post<Of<'site'>>('/sites/:site/replay', async ({ params: { site }, body }, reply) => {
    const { config, days, count } = readBody(replay, body, REPLAY)
    const result = await replays.run({ site: known(site), config, days, countOf: count })
    if (result.kind === 'busy') reply.header('retry-after', '10')
    return reportOf(result)
  })

  api.get<Of<'site'> & { Querystring: { after?: string } }>(
    '/sites/:site/events',
    async ({ params: { site }, query: { after } }) => {
      if (after !== undefined && !/^\d{1,15}$/.test(after)) {
        throw new ApiError(400, `"after" is ${after}. Give the "next" of the answer before.`)
      }
      return liveEvents.after(known(site), after === undefined ? undefined : Number(after))
    },
  )

  api.get<Of<'site'> & { Querystring: { strict?: string; sri?: string; collector?: string } }>(
    '/sites/:site/tag',
    async ({ params: { site }, query: { strict, sri, collector } }) => {
      if (collector !== undefined && !isWeb(collector)) {
        throw new ApiError(
          400,
          `The collector's address is "${collector}". Give the one that visitors' browsers reach, such as https://segue.example.com.`,
        )
      }
      const tag = await tagOf(known(site), { strict: !!strict, sri: !!sri, collector })
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

const isWeb = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)

type Of<Names extends string> = { Params: Record<Names, string> }

const NEW_VERSION = '{ "config": { … }, "note": "…", "from": <version> }'
const REPLAY = '{ "config": { … }, "days": <1 to 366>, "count": "<segment>" }'

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

type Answer = { version: number; bytes: number; profile: number; warnings: string[] }

function answerTo(result: PublishResult): Answer {
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

function unreachable(value: never): never {
  throw new Error(`Nobody thought of ${JSON.stringify(value)}.`)
}
