import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants } from 'node:zlib'
import compress, { type FastifyCompressOptions } from '@fastify/compress'
import cookies from '@fastify/cookie'
import staticFiles from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import { guard } from '../access/guard.ts'
import type { mayCall } from '../access/may-call.ts'
import { record } from '../access/record.ts'
import { type AccessParts, accessRoutes } from './access-routes.ts'
import { accountRoutes } from './account-routes.ts'
import { answering } from './answering.ts'
import { ApiError } from './api-error.ts'
import { auditRoutes } from './audit-routes.ts'
import { type BackupParts, backupRoutes } from './backup-routes.ts'
import { type BanditParts, banditRoutes } from './bandit-routes.ts'
import { type DemoParts, demoRoutes } from './demo-routes.ts'
import { type DetailParts, detailRoute } from './detail-route.ts'
import { type ExportParts, exportRoutes } from './export-routes.ts'
import { type FunnelParts, funnelRoute } from './funnel-route.ts'
import { type InstallParts, installRoutes } from './install-routes.ts'
import type { Metrics } from './metrics.ts'
import { openApiRoute } from './open-api-route.ts'
import { peopleRoutes } from './people-routes.ts'
import { powerRoute } from './power-route.ts'
import { type PreviewParts, previewRoutes } from './preview-routes.ts'
import { resultsLinkRoutes } from './results-link-routes.ts'
import { securityHeaders } from './security-headers.ts'
import { type SiteParts, siteRoutes } from './site-routes.ts'
import { type SurrogateParts, surrogateRoute } from './surrogate-route.ts'
import { type TimesParts, timesRoute } from './times-route.ts'

export type ConsoleParts = SiteParts &
  AccessParts &
  PreviewParts &
  BackupParts &
  BanditParts &
  DemoParts &
  DetailParts &
  FunnelParts &
  InstallParts &
  SurrogateParts &
  TimesParts &
  ExportParts & {
    /** The folder of the console's app. */
    app: string
    /** The values of `Host` under which this server is meant; known when it listens. */
    hosts: () => readonly string[]
    metrics: Metrics
    /** What a test puts in the place of the guard's rule. */
    may?: typeof mayCall | undefined
    onError: (error: unknown) => void
  }

/** Far above the largest config that can be published. */
const LARGEST_BODY = 4 * 1024 * 1024

/** Answers are compressed quickly, for each is another. What is sent here is never inflated. */
const COMPRESSION = {
  encodings: ['br', 'gzip'],
  globalDecompression: false,
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
} satisfies FastifyCompressOptions

/** The marketers' server: the console's files for all who reach it, the API for those who may. */
export function consoleServer({
  app,
  hosts,
  metrics,
  onError,
  may,
  ...parts
}: ConsoleParts): FastifyInstance {
  const server = fastify({
    bodyLimit: LARGEST_BODY,
    requestTimeout: 30_000,
  })

  const headers = securityHeaders(readFileSync(join(app, 'index.html'), 'utf8'))
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    // A name that somebody else points at this machine would be an origin of theirs.
    if (!hosts().includes(request.headers.host ?? '')) {
      throw new ApiError(
        421,
        `This server is not "${request.headers.host}". Open it as http://${hosts()[0]}.`,
      )
    }
  })
  server.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    const status = error.statusCode ?? 500
    const unforeseen = status >= 500 && !(error instanceof ApiError)
    if (unforeseen) onError(error)
    reply.status(status).send({
      error: unforeseen ? 'Something went wrong here. It is in the log.' : error.message,
      ...(error instanceof ApiError && error.problems && { problems: error.problems }),
    })
  })
  server.setNotFoundHandler((request, reply) => {
    reply.status(404).send({ error: `There is nothing at ${request.url.slice(0, 200)}.` })
  })

  server.register(cookies)
  record(server, { ...parts.access, trustedProxies: parts.trustedProxies })
  guard(server, { access: parts.access, hosts, may })
  const fresh =
    (routes: (inside: FastifyInstance) => unknown) => async (inside: FastifyInstance) => {
      inside.addHook('onRequest', async (_, reply) => {
        reply.header('cache-control', 'no-store')
      })
      await routes(inside)
    }
  const api = async (inside: FastifyInstance) => {
    await inside.register(compress, COMPRESSION)
    openApiRoute(inside)
    accessRoutes(inside, parts)
    accountRoutes(inside, parts)
    peopleRoutes(inside, parts)
    auditRoutes(inside, parts)
    siteRoutes(inside, parts)
    previewRoutes(inside, parts)
    banditRoutes(inside, parts)
    demoRoutes(inside, parts)
    detailRoute(inside, parts)
    funnelRoute(inside, parts)
    installRoutes(inside, parts)
    powerRoute(inside)
    resultsLinkRoutes(inside, parts)
    surrogateRoute(inside, parts)
    timesRoute(inside, parts)
  }
  // Streamed as they are: whoever takes them away may break off, which is nobody's error.
  const files = (inside: FastifyInstance) => {
    backupRoutes(inside, { ...parts, onError })
    exportRoutes(inside, { ...parts, onError })
  }
  server.register(fresh(api), { prefix: '/api' })
  server.register(fresh(files), { prefix: '/api' })
  server.register(
    fresh((inside) => {
      answering(inside)('GET /metrics', async (_, reply) =>
        reply.type(metrics.type).send(await metrics.text()),
      )
    }),
  )
  server.register(staticFiles, {
    root: app,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply) => reply.header('cache-control', 'no-cache'),
  })
  return server
}
