import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import type { Shape } from '../shapes/shape.ts'
import { SHAPES } from '../shapes/shapes.ts'

/** Has a server fail that answers with anything but what its description promises. */
export function checkAnswers(server: FastifyInstance): void {
  server.addHook('preSerialization', async ({ method, routeOptions }, reply, payload) => {
    if (reply.statusCode >= 400) return payload
    const name = `${method} ${routeOptions.url}`
    const { answer }: Shape = SHAPES[name as keyof typeof SHAPES]
    const { issues } = v.safeParse(answer!, JSON.parse(JSON.stringify(payload)))
    if (!issues) return payload
    const [issue] = issues
    throw new Error(`${name} answers ${v.getDotPath(issue) ?? ''}: ${issue.message}`)
  })
}
