import staticFiles from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import { ApiError } from './api-error.ts'
import { type BackupParts, backupRoutes } from './backup-routes.ts'
import { type BanditParts, banditRoutes } from './bandit-routes.ts'
import { bearerCheck } from './bearer.ts'
import { type DemoParts, demoRoutes } from './demo-routes.ts'
import { type DetailParts, detailRoute } from './detail-route.ts'
import { type ExportParts, exportRoutes } from './export-routes.ts'
import { type FunnelParts, funnelRoute } from './funnel-route.ts'
import type { Metrics } from './metrics.ts'
import { type PreviewParts, previewRoutes } from './preview-routes.ts'
import { SECURITY_HEADERS } from './security-headers.ts'
import { type SiteParts, siteRoutes } from './site-routes.ts'

type Parts = SiteParts &
  PreviewParts &
  BackupParts &
  BanditParts &
  DemoParts &
  DetailParts &
  FunnelParts &
  ExportParts & {
    token: string
    /** The folder of the console's app. */
    app: string
    /** The values of `Host` under which this server is meant; known when it listens. */
    hosts: () => readonly string[]
    metrics: Metrics
    onError: (error: unknown) => void
  }

/** Far above the largest config that can be published. */
const LARGEST_BODY = 4 * 1024 * 1024

/** The marketers' server: the console's files for all who reach it, the API for those with the token. */
export function consoleServer({
  token,
  app,
  hosts,
  metrics,
  onError,
  ...parts
}: Parts): FastifyInstance {
  const server = fastify({
    bodyLimit: LARGEST_BODY,
    requestTimeout: 30_000,
  })

  server.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS)
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

  const holdsToken = bearerCheck(token)
  const forHolders =
    (routes: (inside: FastifyInstance) => void) => async (inside: FastifyInstance) => {
      inside.addHook('onRequest', async (request, reply) => {
        reply.header('cache-control', 'no-store')
        if (!holdsToken(request.headers.authorization)) {
          throw new ApiError(
            401,
            'This needs the token. It lies in the file "token" of the data directory.',
          )
        }
      })
      routes(inside)
    }
  const api = (inside: FastifyInstance) => {
    siteRoutes(inside, parts)
    previewRoutes(inside, parts)
    backupRoutes(inside, { ...parts, onError })
    exportRoutes(inside, { ...parts, onError })
    banditRoutes(inside, parts)
    demoRoutes(inside, parts)
    detailRoute(inside, parts)
    funnelRoute(inside, parts)
  }
  server.register(forHolders(api), { prefix: '/api' })
  server.register(
    forHolders((inside) => {
      inside.get('/metrics', async (_, reply) =>
        reply.type(metrics.type).send(await metrics.text()),
      )
    }),
  )
  server.register(staticFiles, {
    root: app,
    cacheControl: false,
    setHeaders: (reply) => reply.header('cache-control', 'no-cache'),
  })
  return server
}
