import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { CountryOf } from '../geo/country-of.ts'
import {
  answerEarly,
  answerEmpty,
  answerJson,
  answerPreflight,
  COUNTRY,
  PAUSED,
  PEOPLE,
} from './answer.ts'
import { inflated } from './inflate.ts'
import { readBody } from './read-body.ts'
import { refreshedId } from './refreshed-id.ts'
import { senderOf } from './sender.ts'
import { createTaker, type Options, type Outcome } from './take-batch.ts'

const MOST_BODY = 64 * 1024
const MOST_INFLATED = 512 * 1024
const SLOWEST_BODY = 10_000
const RETRY_AFTER = 5

export type Ingest = {
  (request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Why events cannot be taken just now; undefined where they can. */
  trouble(): string | undefined
}

/** The door for events: `POST /e`. A 2xx says that what was accepted outlasts a power cut. */
export function createIngest(
  options: Options & {
    slowestBody?: number
    /** How many proxies stand before us. */
    trustedProxies?: number
    countryOf?: CountryOf
    /** As the receipt's header says it. */
    peopleOf?: (site: string) => string | undefined
    settingsOf?: (site: string) => { cookieDomain: string | undefined; paused: boolean }
  },
): Ingest {
  const {
    slowestBody = SLOWEST_BODY,
    trustedProxies = 0,
    countryOf,
    peopleOf,
    settingsOf,
    onError,
  } = options
  const { take, trouble } = createTaker(options)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'OPTIONS') return answerPreflight(response)
    const fault = faultOf(request)
    if (fault) return answerEarly(response, fault.status, refusal(fault.error))
    const body = await readBody(request, MOST_BODY, slowestBody)
    switch (body.kind) {
      case 'whole':
        return answerWhole(request, response, body.bytes)
      case 'too-large': {
        const error = `The body is larger than ${MOST_BODY} bytes. Send fewer events at a time.`
        return answerEarly(response, 413, refusal(error))
      }
      case 'too-slow': {
        const error = `The body took longer than ${slowestBody} ms. Send it again.`
        return answerEarly(response, 408, refusal(error))
      }
      case 'broken-off':
        return
    }
  }

  async function answerWhole(
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
  ): Promise<void> {
    const read = isGzip(request.headers) ? await inflated(body, MOST_INFLATED) : { bytes: body }
    if ('fault' in read) {
      const { status, error } = INFLATING[read.fault]
      return answerJson(response, status, refusal(error))
    }
    reply(request, response, await take(read.bytes, senderOf(request, trustedProxies)))
  }

  function reply(request: IncomingMessage, response: ServerResponse, outcome: Outcome): void {
    const { status, body, retryAfter } = replyTo(outcome)
    const headers: OutgoingHttpHeaders = {}
    if (retryAfter) headers['Retry-After'] = retryAfter
    if (outcome.kind === 'kept' || outcome.kind === 'kept-in-part') {
      const country = countryOf?.(request)
      if (country) headers[COUNTRY] = country
      const people = peopleOf?.(outcome.site)
      if (people) headers[PEOPLE] = people
      const { cookieDomain, paused } = settingsOf?.(outcome.site) ?? {}
      if (paused) headers[PAUSED] = '1'
      const id = refreshedId(request, cookieDomain)
      if (id) headers['Set-Cookie'] = id
    }
    if (body) answerJson(response, status, body, headers)
    else answerEmpty(response, status, headers)
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await answer(request, response)
    } catch (error) {
      // Our own bug costs one answer, not the process.
      onError?.(error)
      if (response.headersSent) request.destroy()
      else answerJson(response, 500, refusal('The collector failed at this. Its log says where.'))
    }
  }

  return Object.assign(handle, { trouble })
}

function faultOf({ method, headers }: IncomingMessage): { status: number; error: string } | null {
  if (method !== 'POST') {
    return { status: 405, error: `Events are not sent with ${method}. Send them with POST.` }
  }
  const { 'content-type': type, 'content-encoding': encoding } = headers
  if (encoding && !isGzip(headers)) {
    const error = `Content-Encoding "${encoding.slice(0, 80)}" is not read here. Send gzip, or the body as it is.`
    return { status: 415, error }
  }
  if (!type || /^(text\/plain|application\/json)\s*(;|$)/i.test(type)) return null
  const error = `Content-Type "${type.slice(0, 80)}" is not read here. Send text/plain or application/json.`
  return { status: 415, error }
}

/** Browsers send events as they are; this is for servers. */
function isGzip({ 'content-encoding': encoding = '' }: IncomingMessage['headers']): boolean {
  return encoding.toLowerCase() === 'gzip'
}

const INFLATING = {
  'too-large': {
    status: 413,
    error: `The body is more than ${MOST_INFLATED} bytes, or a hundred times its gzip. Send fewer events at a time.`,
  },
  broken: { status: 400, error: 'The body is no whole gzip. Send it again.' },
}

function replyTo(outcome: Outcome): { status: number; body?: object; retryAfter?: number } {
  switch (outcome.kind) {
    case 'kept':
      return { status: 204 }
    case 'kept-in-part':
      return { status: 200, body: outcome.receipt }
    case 'refused':
      return { status: 400, body: refusal(outcome.error, outcome.rejected) }
    case 'unknown-site':
      return { status: 404, body: refusal(outcome.error) }
    case 'filtered':
      return { status: 403, body: refusal(outcome.error) }
    case 'too-many':
      return { status: 429, body: refusal(outcome.error), retryAfter: outcome.seconds }
    case 'later': {
      const error = `Events cannot be kept just now. Send them again in ${RETRY_AFTER} seconds.`
      return { status: 503, body: refusal(error), retryAfter: RETRY_AFTER }
    }
  }
}

function refusal(error: string, rejected: object[] = []): object {
  return { error, accepted: 0, rejected }
}
