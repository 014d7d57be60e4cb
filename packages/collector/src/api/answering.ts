import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { readBody, readQuery } from './read-request.ts'
import type { Shape } from './shapes/shape.ts'
import {
  type Answer,
  type Body,
  type Params,
  type Query,
  type RouteName,
  SHAPES,
} from './shapes/shapes.ts'

type Asked<Name extends RouteName> = FastifyRequest<{
  Params: Params<Name>
  Querystring: Query<Name>
  Body: Body<Name>
}>

type Answering = <Name extends RouteName>(
  name: Name,
  answer: (request: Asked<Name>, reply: FastifyReply) => Promise<Given<Name>>,
) => void

/** A file is streamed by the reply itself. */
type Given<Name extends RouteName> = [Answer<Name>] extends [never] ? FastifyReply : Answer<Name>

/** Answers routes by their shapes: whoever answers gets what was checked, and gives what was promised. */
export const answering =
  (api: FastifyInstance): Answering =>
  (name, answer) => {
    const shape: Shape = SHAPES[name]
    const [method, path] = name.split(' ') as [HTTPMethods, string]
    api.route({
      method,
      url: path.slice(api.prefix.length),
      handler: async (request, reply) => {
        if (shape.query) request.query = readQuery(shape.query, request.query)
        if (shape.body) request.body = readBody(shape.body, request.body, shape.example)
        reply.status(shape.status ?? 200)
        return answer(request as unknown as Asked<typeof name>, reply)
      },
    })
  }
