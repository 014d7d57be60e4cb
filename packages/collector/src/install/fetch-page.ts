import { lookup as lookUp } from 'node:dns'
import { request as askPlainly } from 'node:http'
import { request as askSafely } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createUnzip } from 'node:zlib'
import { scopeOf } from '../http/scope-of.ts'

export type FetchedPage = {
  url: URL
  status: number
  type: string
  /** As the answer's headers have them. */
  policies: string[]
  html: string
}

/** Why a page could not be had, and what to do. */
export class PageError extends Error {
  override name = 'PageError'
  readonly remedy: string

  constructor(message: string, remedy: string) {
    super(message)
    this.remedy = remedy
  }
}

const MOST_REDIRECTS = 5
/** The head of any page lies within. */
const MOST_BYTES = 1024 * 1024
const PATIENCE = 8_000

/**
 * A page as anybody gets it who is not signed in. Addresses inside this server's own network are
 * reached only where `mayReachInside` says so: whoever asks shall not see through this server what
 * they cannot reach themselves. A name is looked up once, and the address found is the one asked.
 */
export async function fetchPage(
  address: string,
  mayReachInside: (page: URL) => boolean,
): Promise<FetchedPage> {
  const deadline = AbortSignal.timeout(PATIENCE)
  let url = new URL(address)
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const answer = await ask(url, mayReachInside(url), deadline)
    if (!('to' in answer)) return answer
    url = answer.to
  }
  throw new PageError(
    `${address} leads on and on: ${MOST_REDIRECTS} times and more.`,
    'Give the address at which it ends.',
  )
}

function ask(url: URL, inside: boolean, signal: AbortSignal): Promise<FetchedPage | { to: URL }> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !inside && isInside(host)) throw insideError(url)
  const lookup: LookupFunction = (name, options, callback) =>
    lookUp(name, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, [])
      if (!inside && addresses.some(({ address }) => isInside(address))) {
        return callback(insideError(url), [])
      }
      if (options.all) return callback(null, addresses)
      const [first] = addresses
      callback(null, first!.address, first!.family)
    })
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? askSafely : askPlainly)(
      url,
      {
        lookup,
        // A connection kept from another check was allowed by that check.
        agent: false,
        signal,
        headers: {
          accept: 'text/html',
          'user-agent': 'Segue page check',
          'accept-encoding': 'gzip, br',
        },
      },
      (response) => {
        const { statusCode: status = 0, headers } = response
        if (status >= 300 && status < 400 && headers.location !== undefined) {
          response.destroy()
          const to = URL.canParse(headers.location, url.href) && new URL(headers.location, url)
          if (to && /^https?:$/.test(to.protocol)) return resolve({ to })
          return reject(
            new PageError(`${url} leads to "${headers.location}".`, 'Give the address of a page.'),
          )
        }
        textOf(response, headers['content-encoding']).then(
          (html) =>
            resolve({
              url,
              status,
              type: headers['content-type'] ?? '',
              policies: [headers['content-security-policy'] ?? []].flat(),
              html,
            }),
          (error) => reject(saying(url, error)),
        )
      },
    )
    request.on('error', (error) => reject(saying(url, error)))
    request.end()
  })
}

async function textOf(body: Readable, encoding: string | undefined): Promise<string> {
  const inflate =
    encoding === 'br' ? createBrotliDecompress() : encoding === 'gzip' ? createUnzip() : undefined
  if (inflate) body.on('error', (error) => inflate.destroy(error))
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of inflate ? body.pipe(inflate) : body) {
    parts.push(part)
    bytes += part.length
    if (bytes >= MOST_BYTES) break
  }
  body.destroy()
  return Buffer.concat(parts).subarray(0, MOST_BYTES).toString('utf8')
}

const isInside = (address: string) => scopeOf(address) !== 'internet'

const insideError = (url: URL) =>
  new PageError(
    `${url.origin} is inside the network of this server.`,
    `Is it yours? Write "${url.origin}" under "origins" in the config, publish, and check again.`,
  )

function saying(url: URL, error: NodeJS.ErrnoException): PageError {
  if (error instanceof PageError) return error
  const again = 'Look at the address, and open it in a browser.'
  switch (error.code) {
    case 'ENOTFOUND':
      return new PageError(`Nothing is known by the name ${url.hostname}.`, again)
    case 'ECONNREFUSED':
      return new PageError(`Nothing answers at ${url.origin}.`, again)
    case 'ABORT_ERR':
      return new PageError(`${url.origin} did not answer in ${PATIENCE / 1_000} seconds.`, again)
    default:
      return new PageError(`${url.origin} could not be read: ${error.message}.`, again)
  }
}
