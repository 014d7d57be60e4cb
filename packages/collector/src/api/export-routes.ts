import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { eventTable } from '../export/event-table.ts'
import { FORMATS } from '../export/formats.ts'
import { reportTable } from '../export/report-table.ts'
import type { Table } from '../export/table.ts'
import type { Sites } from '../publish/sites.ts'
import type { Reports } from '../report/reports.ts'
import type { Store } from '../store/store.ts'
import { ApiError } from './api-error.ts'
import { unknownSite } from './unknown-site.ts'

export type ExportParts = {
  sites: Sites
  reports: Reports
  eventRows: Store['eventRows']
  /** Resolves when all that was acknowledged so far is in the store. */
  drain: () => Promise<unknown>
  /** What breaks an answer off in the middle can only be told here. */
  onError: (error: unknown) => void
}

type Asked = { format?: string; from?: string; to?: string; experience?: string }
type Route = { Params: { site: string }; Querystring: Asked }

const DAY = 86_400_000

/** Events and figures for other programs. */
export function exportRoutes(
  api: FastifyInstance,
  { sites, reports, eventRows, drain, onError }: ExportParts,
): void {
  const send = (reply: FastifyReply, format: string | undefined, table: Table) => {
    const { write, type } = FORMATS[format!]!
    return reply.type(type).send(Readable.from(write(table)).once('error', onError))
  }
  const known = (site: string) => (sites.knows(site) ? site : unknownSite(site))

  api.get<Route>('/sites/:site/export/events', async ({ params, query }, reply) => {
    const site = known(params.site)
    const { format, from, to } = query
    const [first, last] = [dayOf('from', from), dayOf('to', to)]
    const which = {
      site,
      ...(first !== undefined && { from: first }),
      // The last day is one of them.
      ...(last !== undefined && { to: last + DAY }),
    }
    expectFormat(format)
    await drain()
    return send(reply, format, eventTable(eventRows(which)))
  })

  api.get<Route>('/sites/:site/export/report', async ({ params, query }, reply) => {
    const site = known(params.site)
    const { format, experience } = query
    expectFormat(format)
    if (experience === undefined) return send(reply, format, reportTable(await reports.all(site)))
    const report = await reports.one(site, experience)
    if (report) return send(reply, format, reportTable([report]))
    throw new ApiError(404, `Site "${site}" has no experience "${experience}".`)
  })
}

function expectFormat(format = ''): void {
  if (Object.hasOwn(FORMATS, format)) return
  const known = Object.keys(FORMATS).join(', ')
  throw new ApiError(400, `"${format}" is no format of an export. There are: ${known}.`)
}

function dayOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(at)) return at
  throw new ApiError(
    400,
    `"${name}" is ${text}. Give a day such as 2026-01-31; days are those of UTC.`,
  )
}
