import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { eventTable } from '../export/event-table.ts'
import { FORMATS } from '../export/formats.ts'
import { reportTable } from '../export/report-table.ts'
import type { Table } from '../export/table.ts'
import type { Sites } from '../publish/sites.ts'
import type { Reports } from '../report/reports.ts'
import type { Store } from '../store/store.ts'
import { answering } from './answering.ts'
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

const DAY = 86_400_000

/** Events and figures for other programs. */
export function exportRoutes(
  api: FastifyInstance,
  { sites, reports, eventRows, drain, onError }: ExportParts,
): void {
  const on = answering(api)
  const send = (reply: FastifyReply, format: string, table: Table) => {
    const { write, type } = FORMATS[format]!
    return reply.type(type).send(Readable.from(write(table)).once('error', onError))
  }
  const known = (site: string) => (sites.knows(site) ? site : unknownSite(site))

  on('GET /api/sites/:site/export/events', async ({ params, query }, reply) => {
    const site = known(params.site)
    const { format, from, to } = query
    const [first, last] = [dayOf('from', from), dayOf('to', to)]
    const which = {
      site,
      ...(first !== undefined && { from: first }),
      // The last day is one of them.
      ...(last !== undefined && { to: last + DAY }),
    }
    await drain()
    return send(reply, format, eventTable(eventRows(which)))
  })

  on('GET /api/sites/:site/export/report', async ({ params, query }, reply) => {
    const site = known(params.site)
    const { format, experience } = query
    if (experience === undefined) return send(reply, format, reportTable(await reports.all(site)))
    const report = await reports.one(site, experience)
    if (report) return send(reply, format, reportTable([report]))
    throw new ApiError(404, `Site "${site}" has no experience "${experience}".`)
  })
}

function dayOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const at = Date.parse(text)
  if (!Number.isNaN(at)) return at
  throw new ApiError(
    400,
    `"${name}" is ${text}. Give a day such as 2026-01-31; days are those of UTC.`,
  )
}
