import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Event } from '@segue/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Log, openLog } from '../log/log.ts'
import { eventsOfLines } from '../store/events-of-lines.ts'
import type { Row } from '../store/schema.ts'
import { eventOf } from '../store/store-contract.ts'
import type { DeadLetter } from './dead-letters.ts'
import { createIngest, type Ingest } from './ingest.ts'
import { type Account, createLedger, type Ledger } from './ledger.ts'
import { createLimiter, type Limiter, type Limits, USUAL_LIMITS } from './limits.ts'

let place: string
let directory: string
let log: Log
let server: Server
let ingest: Ingest
let url: string
let letters: DeadLetter[]
let live: Event[]
let behind: number
let origins: string[]
let ahead: number
let erased: string[]
let ledger: Ledger
let limits: Partial<Limits>

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'segue-ingest-'))
  directory = join(place, 'log')
  log = await openLog(directory, { sealAfter: 60_000 })
  letters = []
  live = []
  behind = 0
  origins = []
  ahead = 0
  erased = []
  ledger = createLedger()
  limits = {}
  const limiter: Pick<Limiter, 'take'> = {
    take: (...asked) => createLimiter({ ...USUAL_LIMITS, ...limits }, Date.now).take(...asked),
  }
  ingest = createIngest({
    ledger,
    limiter,
    trustedProxies: 1,
    originsOf: () => origins,
    isErased: (_, visitor) => erased.includes(visitor),
    append: log.append,
    deadLetters: { add: (letter) => letters.push(letter) },
    knowsSite: (site) => site === 'shop',
    onAccepted: ({ lines }) => live.push(...eventsOfLines(lines)),
    bytesBehind: () => behind,
    mostBehind: 1_000,
    slowestBody: 150,
    countryOf: () => 'NO',
    settingsOf: () => ({ cookieDomain: 'example.com', paused: false }),
    now: () => Date.now() + ahead,
  })
  server = createServer(ingest).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/e`
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await log.close()
  rmSync(place, { recursive: true })
})

/** Of all sites together: received, accepted, rejected, and duplicate and filtered where there were any. */
function outcomes(): number[] {
  const accounts = ledger.all().map(([, account]) => account)
  const sum = (name: keyof Account) => accounts.reduce((all, account) => all + account[name], 0)
  const [duplicate, filtered] = [sum('duplicate'), sum('filtered')]
  const found = [sum('received'), sum('accepted'), sum('rejected')]
  return duplicate + filtered ? [...found, duplicate, filtered] : found
}

const bodyOf = (events: unknown[], site = 'shop') =>
  JSON.stringify({ site, sent: Date.now(), events })

async function post(body: BodyInit, init: RequestInit = {}) {
  const response = await fetch(url, { method: 'POST', body, ...init })
  const text = await response.text()
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  expect(response.headers.get('cache-control')).toBe('no-store')
  return {
    status: response.status,
    headers: response.headers,
    json: text === '' ? null : JSON.parse(text),
  }
}

async function loggedRows(): Promise<Row[]> {
  await log.seal()
  const records = await Promise.all(log.sealed().map((segment) => log.read(segment)))
  const lines = records.flatMap((record) => String(record).split('\n').filter(Boolean))
  return lines.map((line) => JSON.parse(line))
}

const logged = async () => (await loggedRows()).map(({ event_id }) => event_id)

describe('The door for events', { timeout: 30_000 }, () => {
  it('answers 204 when all are in the log, and shows them', async () => {
    const events = [eventOf(), eventOf()]
    expect(await post(bodyOf(events))).toMatchObject({ status: 204, json: null })
    expect(await logged()).toEqual(events.map(({ id }) => id))
    expect(live).toEqual(events)
    expect(outcomes()).toEqual([2, 2, 0])
  })

  it('answers only when the log has it', async () => {
    let release = () => {}
    const slow = createIngest({
      ledger,
      append: () => new Promise((resolve) => (release = resolve)),
      deadLetters: { add: () => {} },
      knowsSite: () => true,
      onAccepted: () => {},
      bytesBehind: () => 0,
      now: Date.now,
    })
    server.removeAllListeners('request').on('request', slow)
    let answered = false
    const posted = post(bodyOf([eventOf()])).then(() => (answered = true))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(answered).toBe(false)
    release()
    await posted
  })

  it('keeps the good of a batch and gives a receipt for the bad', async () => {
    const good = eventOf()
    const bad = { ...eventOf(), at: 5 }
    const { status, json } = await post(bodyOf([bad, good]))
    expect(status).toBe(200)
    expect(json).toEqual({
      accepted: 1,
      rejected: [
        {
          index: 0,
          id: bad.id,
          place: 'at',
          value: '5',
          reason: expect.stringContaining('31 days'),
        },
      ],
    })
    expect(await logged()).toEqual([good.id])
    expect(letters).toEqual([
      { site: 'shop', reason: expect.stringMatching(/^at: /), event: JSON.stringify(bad) },
    ])
    expect(outcomes()).toEqual([2, 1, 1])
  })

  it('answers 400 when nothing could be kept, with the place and the way out', async () => {
    const { status, json } = await post(bodyOf([{ ...eventOf(), at: 5 }]))
    expect(status).toBe(400)
    expect(json).toMatchObject({ accepted: 0, rejected: [{ place: 'at' }] })
    expect(json.error).toMatch(/^events\[0\]\.at: .*found 5/)
    const nonsense = await post('hello')
    expect(nonsense).toMatchObject({ status: 400, json: { accepted: 0, rejected: [] } })
    expect(outcomes()).toEqual([2, 0, 2])
  })

  it('says of a site that it does not know how to make it known', async () => {
    const { status, json } = await post(bodyOf([eventOf(), eventOf()], 'other'))
    expect(status).toBe(404)
    expect(json.error).toMatch(/Site "other" is not known.*[Pp]ublish/)
    expect(letters).toHaveLength(1)
    expect(outcomes()).toEqual([2, 0, 2])
  })

  it('takes what a beacon sends, and nothing that a form does', async () => {
    const body = bodyOf([eventOf()])
    for (const type of ['text/plain', 'TEXT/PLAIN; charset=utf-8', 'application/json']) {
      expect((await post(body, { headers: { 'content-type': type } })).status).toBe(204)
    }
    expect((await post(new Blob([body]))).status).toBe(204)
    const form = await post(body, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(form).toMatchObject({ status: 415, json: { accepted: 0 } })
  })

  it('answers a preflight without being asked for anything more', async () => {
    const response = await fetch(url, { method: 'OPTIONS' })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-headers')).toMatch(/content-type/i)
    expect((await fetch(url)).status).toBe(405)
  })

  it.each([
    ['announced', 'x'.repeat(65_537)],
    ['in pieces', new Blob(['x'.repeat(3_000_000)]).stream()],
  ])('answers 413 to a body that is too large, %s', async (_, body) => {
    const { status, json } = await post(body, { duplex: 'half' } as RequestInit)
    expect(status).toBe(413)
    expect(json.error).toContain('65536 bytes')
    expect((await post(bodyOf([eventOf()]))).status).toBe(204)
  })

  it('keeps once what comes twice, also in one batch, and counts it', async () => {
    const [one, other] = [eventOf(), eventOf()]
    expect((await post(bodyOf([one, other, one]))).status).toBe(204)
    expect((await post(bodyOf([other, { ...one, at: 5 }]))).json).toMatchObject({ accepted: 1 })
    expect((await post(bodyOf([other]))).status).toBe(204)
    expect(await logged()).toEqual([one.id, other.id])
    expect(live).toEqual([one, other])
    expect(outcomes()).toEqual([6, 2, 1, 3, 0])
  })

  it('counts what a browser had to drop once, also where its answer was lost', async () => {
    const events = [eventOf(), eventOf()]
    const body = JSON.stringify({ site: 'shop', sent: Date.now(), events, dropped: 12 })
    expect((await post(body)).status).toBe(204)
    expect((await post(body)).status).toBe(204)
    // Sent again with more behind them, they tell of the same ones.
    const more = { site: 'shop', sent: Date.now(), events: [...events, eventOf()], dropped: 12 }
    expect((await post(JSON.stringify(more))).status).toBe(204)
    expect(ledger.droppedOf('shop')).toBe(12)
    const bad = { site: 'shop', sent: Date.now(), events: [eventOf({ at: 0 })], dropped: 3 }
    expect((await post(JSON.stringify(bad))).status).toBe(400)
    expect(ledger.droppedOf('shop')).toBe(15)
    // Whatever it says of that, its events are good.
    const odd = JSON.stringify({
      site: 'shop',
      sent: Date.now(),
      events: [eventOf()],
      dropped: -0.5,
    })
    expect((await post(odd)).status).toBe(204)
    expect(ledger.allDropped()).toEqual([['shop', 15]])
    expect(outcomes()).toEqual([9, 4, 1, 4, 0])
  })

  it('keeps once what comes by two requests at the same moment, and tells none too early', async () => {
    const [one, two, other] = [eventOf(), eventOf(), eventOf()]
    const statuses = await Promise.all([
      post(bodyOf([one, two])),
      post(bodyOf([two, other])),
      post(bodyOf([one, two, other])),
    ])
    expect(statuses.map(({ status }) => status)).toEqual([204, 204, 204])
    expect((await logged()).sort()).toEqual([one.id, two.id, other.id].sort())
    expect(outcomes()).toEqual([7, 3, 0, 4, 0])
    // What the first could not write the second must not be told to be safe.
    const late = eventOf()
    renameSync(directory, `${directory}-away`)
    const failed = await Promise.all([post(bodyOf([late])), post(bodyOf([late]))])
    expect(failed.map(({ status }) => status)).toEqual([503, 503])
    expect(ingest.trouble()).toMatch(/could not be written \(ENOENT\)/)
    renameSync(`${directory}-away`, directory)
    expect((await post(bodyOf([late]))).status).toBe(204)
  })

  it('knows nothing of what it could not keep: that is no duplicate when it comes again', async () => {
    const body = bodyOf([eventOf()])
    renameSync(directory, `${directory}-away`)
    expect((await post(body)).status).toBe(503)
    expect(ingest.trouble()).toMatch(/could not be written/)
    // Nobody may be sent here until that is over: it ends by itself.
    ahead = 11_000
    expect(ingest.trouble()).toBeUndefined()
    ahead = 0
    renameSync(`${directory}-away`, directory)
    expect((await post(body)).status).toBe(204)
    expect(ingest.trouble()).toBeUndefined()
    expect(outcomes()).toEqual([1, 1, 0])
  })

  it('keeps nothing of who was erased, not even what is wrong with it', async () => {
    erased = ['gone']
    const { id } = eventOf()
    const sent = await post(
      bodyOf([
        eventOf({ visitor: 'gone' }),
        { ...eventOf({ visitor: 'gone' }), at: 5 },
        eventOf({ id }),
      ]),
    )
    expect(sent.status).toBe(200)
    expect(await logged()).toEqual([id])
    expect([letters, live.length]).toEqual([[], 1])
    expect(outcomes()).toEqual([3, 1, 1, 0, 1])
    // That browser need not try again.
    expect((await post(bodyOf([eventOf({ visitor: 'gone' })]))).status).toBe(204)
  })

  it('takes events from the pages that the site names, and from where there is no page', async () => {
    origins = ['https://shop.example']
    const from = (origin?: string) =>
      post(bodyOf([eventOf()]), { headers: origin ? { origin } : {} })
    expect((await from('https://shop.example')).status).toBe(204)
    expect((await from()).status).toBe(204)
    const refused = await from('https://thief.example')
    expect(refused.status).toBe(403)
    expect(refused.json.error).toMatch(/no events from https:\/\/thief.example.*"origins"/)
    expect((await from('null')).status).toBe(403)
    expect(outcomes()).toEqual([4, 2, 0, 0, 2])
    expect(letters).toEqual([])
  })

  it('takes gzip, and what is made to fill our memory not', async () => {
    const gzip = { headers: { 'content-encoding': 'gzip' } }
    const events = Array.from({ length: 200 }, () => eventOf({ props: { text: 'a'.repeat(200) } }))
    const body = bodyOf(events)
    expect(body.length).toBeGreaterThan(65_536)
    expect((await post(gzipSync(body), gzip)).status).toBe(204)
    expect(await logged()).toEqual(events.map(({ id }) => id))
    // More than 512 KiB, and much from little.
    const long = bodyOf([eventOf()]).padEnd(2 ** 19 + 1, randomBytes(5_000).toString('hex'))
    expect((await post(gzipSync(long), gzip)).json.error).toMatch(/more than 524288 bytes/)
    const bomb = gzipSync(bodyOf([eventOf()]).padEnd(500_000))
    expect(bomb.length).toBeLessThan(1_500)
    expect((await post(bomb, gzip)).status).toBe(413)
    expect((await post(gzipSync(body).subarray(0, 900), gzip)).status).toBe(400)
    expect((await post(body.slice(0, 100), gzip)).status).toBe(400)
    const brotli = { headers: { 'content-encoding': 'br' } }
    expect((await post('x', brotli)).json.error).toMatch(/"br" is not read here. Send gzip/)
    expect(outcomes()).toEqual([200, 200, 0])
  })

  it('says when to come again to who sends too much, and counts nothing of it', async () => {
    limits = { address: 300, visitor: 250 }
    const from = (events: Event[], address: string) =>
      post(bodyOf(events), { headers: { 'x-forwarded-for': `1.1.1.1, ${address}` } })
    const events = (count: number, visitor?: string) =>
      Array.from({ length: count }, () => eventOf(visitor ? { visitor } : {}))
    expect((await from(events(200), '8.8.8.8')).status).toBe(204)
    limits = { address: 150 }
    const many = await from(events(200), '8.8.8.8')
    expect(many.status).toBe(429)
    expect(many.json.error).toMatch(/No more than 150 events a minute .* your address/)
    expect(Number(many.headers.get('retry-after'))).toBeGreaterThan(0)
    limits = { visitor: 150 }
    expect((await from(events(200, 'keen'), '8.8.8.8')).json.error).toMatch(/this visitor/)
    expect(outcomes()).toEqual([200, 200, 0])
  })

  it('writes down what says that a program sends, and how wrong its clock is', async () => {
    const browser =
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36'
    const from = async (agent: string, more: object = {}) => {
      const batch = { site: 'shop', sent: Date.now() - 3_600_000, events: [eventOf()], ...more }
      const headers = { origin: 'https://shop.example', 'user-agent': agent }
      expect((await post(JSON.stringify(batch), { headers })).status).toBe(204)
    }
    await from(browser)
    await from(browser, { driven: true })
    await from(browser.replace('Chrome', 'HeadlessChrome'), { sent: Number.MIN_SAFE_INTEGER })
    await from(browser, { sent: Date.now(), events: Array.from({ length: 200 }, () => eventOf()) })
    const rows = await loggedRows()
    expect(rows.slice(0, 4).map(({ bot }) => bot)).toEqual([0, 2, 1, 0])
    expect(rows[0]!.skew).toBeGreaterThanOrEqual(3_600_000)
    expect(rows[0]!.skew).toBeLessThan(3_660_000)
    expect(rows[2]!.skew).toBe(1e12)
    expect(rows[3]!.skew).toBeLessThan(60_000)
  })

  it('takes a body of 64 KiB', async () => {
    const body = bodyOf([eventOf()])
    expect((await post(body.padEnd(65_536))).status).toBe(204)
  })

  it('says with a receipt where the visitor is, and lets the page read it', async () => {
    const { headers } = await post(bodyOf([eventOf()]))
    expect(headers.get('segue-country')).toBe('NO')
    expect(headers.get('access-control-expose-headers')).toContain('Segue-Country')
    expect((await post('{}')).headers.get('segue-country')).toBeNull()
  })

  it('gives an id that came as a cookie back as one that lasts, on the site’s own host alone', async () => {
    const id = 'a'.repeat(24)
    const cookieOf = async (host: string, cookie: string) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1')
      const body = bodyOf([eventOf()])
      socket.write(
        `POST /e HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nConnection: close\r\n` +
          `Content-Length: ${body.length}\r\n\r\n${body}`,
      )
      let answer = ''
      for await (const chunk of socket) answer += chunk
      return /set-cookie: (.*)/i.exec(answer)?.[1]?.trim()
    }
    expect(await cookieOf('shop.example.com:8080', `x=1; segue_id=${id}`)).toBe(
      `segue_id=${id}; Domain=example.com; Path=/; Max-Age=34560000; SameSite=Lax`,
    )
    expect(await cookieOf('notexample.com', `segue_id=${id}`)).toBeUndefined()
    expect(await cookieOf('example.com', 'segue_id=short')).toBeUndefined()
  })

  it('hangs up on one who sends a letter now and then', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.write('POST /e HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n')
    const drip = setInterval(() => socket.write('x'), 20)
    const answer: string[] = []
    socket.on('data', (chunk) => answer.push(String(chunk)))
    // Who is cut off while sending sees a reset; `once` would take that for a failure.
    socket.on('error', () => {})
    const startedAt = Date.now()
    await new Promise((resolve) => socket.on('close', resolve))
    clearInterval(drip)
    expect(answer.join('')).toMatch(/^HTTP\/1.1 408 /)
    expect(Date.now() - startedAt).toBeLessThan(10_000)
  })

  it('takes a body that comes in pieces', async () => {
    const body = bodyOf([eventOf({ props: { title: 'Grüße, 🧦' } })])
    const bytes = Buffer.from(body)
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.write(
      `POST /e HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${bytes.length}\r\n\r\n`,
    )
    // The last one begins within the sock.
    const end = bytes.indexOf('🧦') + 2
    for (const [from, to] of [
      [0, 40],
      [40, end],
      [end, bytes.length],
    ]) {
      socket.write(bytes.subarray(from, to))
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    let answer = ''
    for await (const chunk of socket) answer += chunk
    expect(answer).toMatch(/^HTTP\/1.1 204 /)
    expect(live[0]!.props).toEqual({ title: 'Grüße, 🧦' })
  })

  it('thinks nothing of one who leaves in the middle', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.write('POST /e HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nx')
    await new Promise((resolve) => setTimeout(resolve, 30))
    socket.resetAndDestroy()
    expect((await post(bodyOf([eventOf()]))).status).toBe(204)
  })

  it('says when to come again while too much waits for the store', async () => {
    behind = 1_001
    const { status, headers } = await post(bodyOf([eventOf()]))
    expect(status).toBe(503)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(headers.get('access-control-expose-headers')).toContain('Retry-After')
    behind = 0
    expect((await post(bodyOf([eventOf()]))).status).toBe(204)
    expect(outcomes()).toEqual([1, 1, 0])
  })

  it('says the same while the log cannot be written, counts nothing, and goes on after', async () => {
    const mixed = bodyOf([eventOf(), { ...eventOf(), at: 5 }])
    renameSync(directory, `${directory}-away`)
    expect((await post(mixed)).status).toBe(503)
    expect(outcomes()).toEqual([0, 0, 0])
    expect([letters, live]).toEqual([[], []])
    renameSync(`${directory}-away`, directory)
    expect((await post(mixed)).status).toBe(200)
    expect(outcomes()).toEqual([2, 1, 1])
  })

  it('outlives a body that is made to crash it', async () => {
    const deep = `{"site":"shop","sent":1,"events":[${'['.repeat(30_000)}${']'.repeat(30_000)}]}`
    expect((await post(deep)).status).toBe(400)
    expect(letters).toHaveLength(1)
  })
})
