import type { FastifyInstance } from 'fastify'
import { answering } from './answering.ts'
import { openApi } from './open-api.ts'

/** What the API is, for programs. */
export function openApiRoute(api: FastifyInstance): void {
  let made: ReturnType<typeof openApi> | undefined
  answering(api)('GET /api/openapi.json', async () => {
    made ??= openApi()
    return made
  })
}
