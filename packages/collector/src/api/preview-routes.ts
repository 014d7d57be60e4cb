import { pagePattern, unreachable } from '@segue/core'
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { MOST_HOURS, type PreviewResult, type Previews } from '../preview/previews.ts'
import type { Sites } from '../publish/sites.ts'
import { ApiError } from './api-error.ts'
import { readBody } from './read-body.ts'
import { unknownSite } from './unknown-site.ts'

export type PreviewParts = { sites: Sites; previews: Pick<Previews, 'make'> }

const request = v.pipe(
  v.strictObject({
    experience: v.optional(v.string()),
    audience: v.optional(v.string()),
    arm: v.optional(v.string()),
    segments: v.optional(v.pipe(v.array(v.string()), v.maxLength(200))),
    version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    draft: v.optional(v.unknown()),
    hours: v.optional(
      v.pipe(
        v.number(),
        v.check(
          (hours) => hours > 0 && hours <= MOST_HOURS,
          `A link holds for some time up to ${MOST_HOURS} hours`,
        ),
      ),
    ),
    url: v.optional(
      v.pipe(
        v.string(),
        v.check((url) => /^https?:$/.test(protocolOf(url)), 'This is no address of a page'),
      ),
    ),
  }),
  v.check(
    ({ experience, segments }) => experience !== undefined || segments !== undefined,
    'Name what is to be seen: an experience, or segments',
  ),
)

const EXAMPLE =
  '{ "experience": "…", "audience": "…", "arm": "…", "url": "https://…", "hours": 24, "version": 1 }'

/** Links that show one arm of an experience, or what some segments see, to whoever has them. */
export function previewRoutes(api: FastifyInstance, { sites, previews }: PreviewParts): void {
  api.post<{ Params: { site: string } }>(
    '/sites/:site/previews',
    async ({ params: { site }, body }, reply) => {
      if (!sites.knows(site)) unknownSite(site)
      const { url, ...wanted } = readBody(request, body, EXAMPLE)
      const { links, pages, ...made } = madeBy(await previews.make({ site, ...wanted }))
      return reply.status(201).send({
        ...made,
        warnings: url === undefined ? [] : elsewhere(url, pages),
        links: links.map(({ token, ...link }) => {
          const query = `segue_preview=${token}`
          return { ...link, query, ...(url !== undefined && { url: withToken(url, token) }) }
        }),
      })
    },
  )
}

function madeBy(result: PreviewResult) {
  switch (result.kind) {
    case 'made': {
      const { kind: _, ...made } = result
      return made
    }
    case 'unknown':
      throw new ApiError(404, result.fault)
    case 'refused':
      throw new ApiError(422, 'This draft could not be published.', result.problems)
    default:
      return unreachable(result)
  }
}

function elsewhere(url: string, pages: string[]): string[] {
  const { pathname } = new URL(url)
  if (!pages.length || new RegExp(pagePattern(pages)).test(pathname)) return []
  return [`"${pathname}" is none of the experience's pages: ${pages.join(', ')}.`]
}

function withToken(url: string, token: string): string {
  const address = new URL(url)
  address.searchParams.set('segue_preview', token)
  return address.href
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : ''
}
