import { validate } from '@readme/openapi-parser'
import type { JsonSchema } from '@valibot/to-json-schema'
import { afterEach, expect, it } from 'vitest'
import { ROUTES } from '../access/route-table.ts'
import { type AccessServer, startAccessServer } from '../access/testing/access-server.ts'
import { openApi } from './open-api.ts'
import { SHAPES } from './shapes/shapes.ts'

let at: AccessServer | undefined
afterEach(async () => {
  await at?.close()
  at = undefined
})

/** As it is after its way through a wire. */
const document = () => JSON.parse(JSON.stringify(openApi())) as ReturnType<typeof openApi>

it('is valid OpenAPI 3.1, to anybody who asks', async () => {
  at = await startAccessServer()
  const { status, json } = await at.ask('GET', '/api/openapi.json')
  expect(status).toBe(200)
  expect(json).toEqual(document())
  expect(json.openapi).toBe('3.1.1')
  expect(await validate(document() as never)).toEqual({
    valid: true,
    warnings: [],
    specification: 'OpenAPI',
  })
  const { paths: _, ...broken } = document()
  expect(await validate({ ...broken, paths: { x: 1 } } as never)).toMatchObject({ valid: false })
})

it('has every route of the server but the console’s own files, and none besides', async () => {
  at = await startAccessServer()
  const { server } = at
  const described = Object.entries(document().paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(
      (method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    ),
  )
  const known = Object.keys(ROUTES).filter((name) => name !== 'GET /*')
  expect(described.sort()).toEqual(known.sort())
  const missing = described.filter((name) => {
    const [method, url] = name.split(' ') as ['GET', string]
    return !server.hasRoute({ method, url })
  })
  expect(missing).toEqual([])
})

it('says what each route is asked with and what it answers', () => {
  for (const [name, shape] of Object.entries(SHAPES)) {
    expect([name, 'answer' in shape !== 'files' in shape]).toEqual([name, true])
  }
  const { paths, components } = document()
  const publish = paths['/api/sites/{site}/versions']!.post!
  const body = publish.requestBody?.content['application/json'].schema as JsonSchema
  expect(body.properties?.config).toEqual({ $ref: '#/components/schemas/sent.Config' })
  expect(Object.keys(publish.responses)).toEqual(['201', 'default'])
  expect(components.schemas['sent.Config']?.required).toEqual(['site'])
  const asked = paths['/api/sites/{site}/kpis']!.get!.parameters
  expect(asked.map(({ name }) => name)).toEqual(['site', 'from', 'to', 'zone', 'segment'])
})
