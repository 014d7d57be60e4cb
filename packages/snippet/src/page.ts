import type { Surroundings } from '@segue/core'
import type * as signs from './signs.ts'

/** The signs that are asked for. */
export type Signs = Partial<typeof signs>

/** The page and the device, as the browser tells them. */
export function readSurroundings({ tech, timezone, title, type, utcOffset }: Signs): Surroundings {
  return {
    page: {
      host: location.host,
      path: location.pathname,
      query: Object.fromEntries(new URLSearchParams(location.search)),
      title: title?.(),
      type: type?.(),
      referrer: document.referrer,
    },
    tech: tech?.(),
    timezone: timezone?.(),
    utcOffset: utcOffset?.(),
  }
}
