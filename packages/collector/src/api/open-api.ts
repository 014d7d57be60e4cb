import { config, unreachable } from '@segue/core'
import type { JsonSchema } from '@valibot/to-json-schema'
import { type Needs, ROUTES } from '../access/route-table.ts'
import { jsonSchemas } from './json-schemas.ts'
import { COMPONENTS, trouble } from './shapes/components.ts'
import type { Shape } from './shapes/shape.ts'
import { SHAPES } from './shapes/shapes.ts'

const ABOUT =
  'The API of a Segue collector: all that its console and its command `segue` do, they do by this. ' +
  'Programs send a token (`Authorization: Bearer …`), which an owner makes under People. ' +
  'Times are milliseconds since 1970, UTC.'

/** The API as OpenAPI 3.1 describes it, made of the shapes by which it answers. */
export function openApi() {
  const routes = Object.entries(SHAPES) as [name: string, shape: Shape][]
  const all = (part: 'query' | 'body' | 'answer') =>
    routes.flatMap(([, { [part]: shape }]) => (shape ? [shape] : []))
  const sent = jsonSchemas(
    [...all('query'), ...all('body')],
    { Config: config },
    { typeMode: 'input', prefix: 'sent.' },
  )
  const answered = jsonSchemas(all('answer'), COMPONENTS, { typeMode: 'output', prefix: '' })

  const describe = (name: string, path: string, shape: Shape) => ({
    operationId: name.replace(/\/api\b/, '').replace(/\W+(\w)/g, (_, first) => first.toUpperCase()),
    summary: shape.says,
    description: inWords(ROUTES[name]!),
    ...(ROUTES[name]!.kind !== 'anyone' && { security: [{ token: [] }] }),
    parameters: [...inPath(path), ...(shape.query ? inQuery(sent.of(shape.query)) : [])],
    ...(shape.body && {
      requestBody: {
        required: shape.body.type !== 'nullish',
        content: { 'application/json': { schema: sent.of(shape.body), example: shape.example } },
      },
    }),
    responses: {
      [shape.status ?? 200]: {
        description: shape.says,
        content: shape.answer
          ? { 'application/json': { schema: answered.of(shape.answer) } }
          : Object.fromEntries(shape.files!.map((type) => [type, {}])),
      },
      default: {
        description: 'What is wrong, and the way out',
        content: { 'application/json': { schema: answered.of(trouble) } },
      },
    },
  })

  const paths: Record<string, Record<string, ReturnType<typeof describe>>> = {}
  for (const [name, shape] of routes) {
    const [method, path] = name.split(' ') as [string, string]
    const address = path.replace(/:(\w+)/g, '{$1}')
    paths[address] ??= {}
    paths[address][method.toLowerCase()] = describe(name, path, shape)
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Segue', version: '1', description: ABOUT },
    paths,
    components: {
      schemas: { ...sent.named, ...answered.named },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  }
}

const inPath = (path: string) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

const inQuery = ({ properties = {}, required = [] }: JsonSchema) =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))

function inWords(needs: Needs): string {
  switch (needs.kind) {
    case 'anyone':
      return 'For anybody.'
    case 'caller':
      return 'For whoever is signed in, or sends a token.'
    case 'person':
      return 'For people who are signed in, by the console’s cookie.'
    case 'machine':
      return 'For the token of the data directory.'
    case 'site':
      return `For the role ${needs.role} at the site.`
    case 'results':
      return 'For the role viewer at the site, and for links to these results.'
    case 'everywhere':
      return `For the role ${needs.role} at all sites.`
    default:
      return unreachable(needs)
  }
}
