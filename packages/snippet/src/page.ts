import type { Surroundings } from '@segue/core'
import type { Sign } from './signs.ts'

/** The signs that are asked for. */
export type Signs = Record<string, Sign>

/** The page and the device, as the browser tells them. */
export function readSurroundings(signs: Signs): Surroundings {
  const surroundings = {
    page: {
      host: location.host,
      path: location.pathname,
      query: Object.fromEntries(new URLSearchParams(location.search)),
      referrer: document.referrer,
    },
  }
  for (const name in signs) signs[name]!(surroundings)
  return surroundings
}
