import type { CDPSession } from 'playwright-core'

/** A request of the measured script, not of the page. */
export type OwnRequest = {
  url: string
  /** A POST, or any other word than GET: something is told. */
  sends: boolean
  /** By the clock, in milliseconds. */
  at: number
  /** When its answer was there; null where none was. */
  answered: number | null
  fromCache: boolean
  bytes: number
  done: boolean
}

const QUIET = 60

/** Hears what the script of a page asks for, from the page's first byte on. */
export async function watchRequests(session: CDPSession) {
  const own = new Map<string, OwnRequest>()
  let last = Date.now()
  let clock = 0

  session.on('Network.requestWillBeSent', ({ requestId, request, type, wallTime, timestamp }) => {
    const { protocol, pathname } = new URL(request.url)
    if (type === 'Document' || !protocol.startsWith('http') || pathname.startsWith('/page/')) return
    last = Date.now()
    // What follows is told in seconds of another clock.
    clock = wallTime - timestamp
    own.set(requestId, {
      url: request.url,
      sends: request.method !== 'GET' && request.method !== 'OPTIONS',
      at: wallTime * 1_000,
      answered: null,
      fromCache: false,
      bytes: 0,
      done: false,
    })
  })
  const cached = (requestId: string) => {
    const found = own.get(requestId)
    if (found) found.fromCache = true
  }
  const finish = (requestId: string, bytes: number) => {
    const found = own.get(requestId)
    if (!found) return undefined
    last = Date.now()
    found.done = true
    found.bytes = found.fromCache ? 0 : bytes
    return found
  }
  session.on('Network.requestServedFromCache', ({ requestId }) => cached(requestId))
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache || response.fromPrefetchCache) cached(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
    const found = finish(requestId, encodedDataLength)
    if (found) found.answered = (timestamp + clock) * 1_000
  })
  session.on('Network.loadingFailed', ({ requestId }) => finish(requestId, 0))
  await session.send('Network.enable')

  const all = () => [...own.values()]
  return {
    all,
    /** Nothing is under way, and nothing has begun just now. */
    isQuiet: () => all().every(({ done }) => done) && Date.now() - last > QUIET,
    hasSent: () => all().some(({ sends, done }) => sends && done),
  }
}
