import { pagePattern, unreachable } from '@segue/core'
import type { FastifyInstance } from 'fastify'
import { drawBlock } from '../preview/draw-block.ts'
import type { PreviewResult, Previews } from '../preview/previews.ts'
import type { Sites } from '../publish/sites.ts'
import { answering } from './answering.ts'
import { ApiError } from './api-error.ts'
import { unknownSite } from './unknown-site.ts'

export type PreviewParts = { sites: Sites; previews: Pick<Previews, 'make'> }

/**
 * What would be seen: a block alone, and links that show one arm of an experience, or what some
 * segments see, to whoever has them.
 */
export function previewRoutes(api: FastifyInstance, { sites, previews }: PreviewParts): void {
  const on = answering(api)

  on('POST /api/sites/:site/blocks', async ({ params: { site }, body }) => {
    if (!sites.knows(site)) unknownSite(site)
    return drawBlock(site, body)
  })

  on('POST /api/sites/:site/previews', async ({ params: { site }, body }) => {
    if (!sites.knows(site)) unknownSite(site)
    const { url, ...wanted } = body
    const { links, pages, ...made } = madeBy(await previews.make({ site, ...wanted }))
    return {
      ...made,
      warnings: url === undefined ? [] : elsewhere(url, pages),
      links: links.map(({ token, ...link }) => {
        const query = `segue_preview=${token}`
        return { ...link, query, ...(url !== undefined && { url: withToken(url, token) }) }
      }),
    }
  })
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
