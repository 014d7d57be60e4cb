import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

/** Where the visitor is: said with each receipt, and never in a file that a CDN keeps. */
export const COUNTRY = 'Segue-Country'

/** The site has paused everything: pages that are open stop too. */
export const PAUSED = 'Segue-Paused'

/** How many people did what the site's blocks ask for. */
export const PEOPLE = 'Segue-People'

/** Any page may send here, and read what became of it; no cookie goes along or comes back. */
const FOR_ANY_ORIGIN = {
  'Access-Control-Allow-Origin': '*',
  // Without it a page cannot see how long it is to wait, nor what else a receipt tells.
  'Access-Control-Expose-Headers': `Retry-After, ${COUNTRY}, ${PAUSED}, ${PEOPLE}`,
  'Cache-Control': 'no-store',
}

export function answerPreflight(response: ServerResponse): void {
  answerEmpty(response, 204, {
    'Access-Control-Allow-Methods': 'POST, OPTIONS',
    'Access-Control-Allow-Headers': 'Content-Type, Content-Encoding',
    'Access-Control-Max-Age': '86400',
  })
}

export function answerEmpty(
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders = {},
): void {
  // In one call: headers that are set one by one cost Node more.
  response.writeHead(status, { ...FOR_ANY_ORIGIN, ...headers }).end()
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: OutgoingHttpHeaders = {},
): void {
  response
    .writeHead(status, { ...FOR_ANY_ORIGIN, ...headers, 'Content-Type': 'application/json' })
    .end(JSON.stringify(body))
}

/**
 * An answer to one who may still be sending. To hang up at once would tear it from their hands, so
 * what comes is thrown away for a moment, and only who has not ended by then is cut off.
 */
export function answerEarly(response: ServerResponse, status: number, body: object): void {
  const { req } = response
  const timer = setTimeout(() => req.destroy(), 1_000)
  req.once('close', () => clearTimeout(timer))
  answerJson(response, status, body)
}
