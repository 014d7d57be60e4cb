import type { PageCheck } from '@segue/core'
import { fetchPage, PageError } from './fetch-page.ts'
import { readPage } from './read-page.ts'

type Options = {
  /** Where visitors reach the collector's scripts. */
  addresses: readonly URL[]
  /** The origins that a site names as its own. */
  originsOf: (site: string) => readonly string[]
  /** Whether only this computer reaches the collector, so that pages beside it are no secret. */
  isAtHome: boolean
  now: () => number
}

export type CheckPage = (site: string, address: string) => Promise<PageCheck>

/** Looks at a page as a visitor's browser would get it, and says whether the site's tag can work there. */
export function createCheckPage({ addresses, originsOf, isAtHome, now }: Options): CheckPage {
  return async (site, address) => {
    const at = now()
    try {
      const mayReachInside = ({ origin }: URL) => isAtHome || originsOf(site).includes(origin)
      const page = await fetchPage(address, mayReachInside)
      return { url: page.url.href, at, findings: readPage(page, { site, addresses }) }
    } catch (error) {
      if (!(error instanceof PageError)) throw error
      const { message, remedy } = error
      return {
        url: address,
        at,
        findings: [{ id: 'unreachable', tone: 'bad', words: message, remedy }],
      }
    }
  }
}
