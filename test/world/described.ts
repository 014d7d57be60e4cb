import Ajv from 'ajv/dist/2020.js'

type Schema = Record<string, unknown>
type Operation = { responses: Record<string, { content: Record<string, { schema?: Schema }> }> }
type Description = { paths: Record<string, Record<string, Operation>>; components: object }

/** What the collector's own description of its API says, and where answers are otherwise. */
export type Described = {
  /** `GET /api/sites/{site}/config` and all the others. */
  routes: string[]
  faultsOf(route: string, status: number, answer: unknown): string[]
}

export async function describedBy(console: string): Promise<Described> {
  const response = await fetch(`${console}/api/openapi.json`)
  const { paths, components } = (await response.json()) as Description
  const ajv = new Ajv.default({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'api', components })
  return {
    routes: Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    ),
    faultsOf(route, status, answer) {
      const [method, path] = route.split(' ') as [string, string]
      const said = paths[path]?.[method.toLowerCase()]?.responses[status]
      const schema = said?.content['application/json']?.schema
      if (!schema) return [`${route} answers ${status}, of which nothing is said`]
      const text = JSON.stringify(schema).replaceAll('"#/', '"api#/')
      const fits = ajv.compile(JSON.parse(text))
      return fits(answer)
        ? []
        : (fits.errors ?? []).map(
            ({ instancePath, message }) => `${route}${instancePath} ${message}`,
          )
    },
  }
}
