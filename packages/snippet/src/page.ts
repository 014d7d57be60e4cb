import type { Surroundings } from '@segue/core'
import type * as signs from './signs.ts'

/** The signs that are asked for. */
export type Signs = Partial<typeof signs>

/** The page and the device, as the browser tells them. */
export function readSurroundings({ tech, timezone, type }: Signs): Surroundings {
  return {
    page: {
      host: location.host,
      path: location.pathname,
      query: Object.fromEntries(new URLSearchParams(location.search)),
      title: document.title,
      ...(type && { type: type() }),
      referrer: document.referrer,
    },
    tech: tech ? tech() : {},
    ...(timezone && { timezone: timezone() }),
    utcOffset: -new Date().getTimezoneOffset(),
  }
}
