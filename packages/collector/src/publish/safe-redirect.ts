import { type Config, type Experience, pagePattern } from '@segue/core'
import type { Fault } from './safe-attribute.ts'
import { urlFault } from './safe-url.ts'

const PAGE = 'https://page.invalid'

/** What is wrong with where an arm sends its visitors; undefined when it may. */
export function redirectFault(to: string, config: Config, own: Experience): Fault | undefined {
  const fault = urlFault(to, 'image')
  if (fault) return { problem: fault, remedy: WAY_OUT }
  const { origin, pathname } = new URL(to, PAGE)
  if (origin !== PAGE) {
    return config.redirects.includes(origin)
      ? undefined
      : {
          problem: `Visitors may not be sent to ${origin}`,
          remedy: `Add "${origin}" to "redirects", or use a path of this site.`,
        }
  }
  // Whoever is sent to a page that sends on may go round for ever.
  const next = config.experiences.find(
    ({ pages, audiences }) =>
      new RegExp(pagePattern(pages)).test(pathname) &&
      audiences.some(({ arms }) =>
        arms.some(({ changes }) => changes.some(({ kind }) => kind === 'redirect')),
      ),
  )
  return (
    next && {
      problem:
        next.id === own.id
          ? 'This is one of the pages that visitors are sent away from'
          : `The experience "${next.id}" would send visitors on from there`,
      remedy: `Leave it out of its pages with "!${pathname}", or send them elsewhere.`,
    }
  )
}

const WAY_OUT = 'Use a path of this site such as "/sale-b", or an address of a site in "redirects".'
