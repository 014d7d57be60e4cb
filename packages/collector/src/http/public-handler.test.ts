import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encode } from '../publish/encoded.ts'
import { type Listening, listen } from './listen.ts'
import { publicHandler } from './public-handler.ts'

const SCRIPT = 'start({"site":"shop"})'.repeat(50)

let listening: Listening
let port: number
const errors: unknown[] = []
const beacons: (string | undefined)[] = []
let troubled: string | undefined

beforeAll(async () => {
  const files = {
    js: await encode('text/javascript', SCRIPT),
    json: await encode('application/json', '{"site":"shop"}'),
    parts: [],
  }
  const tail = await encode('text/javascript', 'later()')
  const server = createServer(
    publicHandler({
      filesOf: async (site) => {
        if (site === 'broken') throw new Error('disk gone')
        return site === 'shop' ? files : undefined
      },
      partNamed: async (name) => (name === 'tail.0af1.js' ? tail : undefined),
      previewOf: async (site, token) =>
        site === 'shop' ? encode('text/javascript', `preview("${token}")`) : undefined,
      ingest: (request, response) => {
        beacons.push(request.method)
        response.writeHead(204).end()
      },
      trouble: () => troubled,
      onError: (error) => errors.push(error),
    }),
  )
  listening = await listen(server, { port: 0, host: '127.0.0.1', onError: () => {} })
  port = listening.port
})
afterAll(() => listening.stop(0))

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** As a browser on the wire: what is sent is what is asked for, nothing is unpacked. */
function ask(path: string, headers = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      )
    })
    sent.on('error', reject).end()
  })
}

/** A request that no client library would send. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text))
    let answer = ''
    socket.on('data', (part) => (answer += part))
    socket.on('error', () => resolve(answer))
    socket.on('close', () => resolve(answer))
  })
}

describe('the script of a site', () => {
  it('comes in the smallest form the browser takes', async () => {
    const br = await ask('/s/shop.js', { 'accept-encoding': 'gzip, deflate, br, zstd' })
    expect(br.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(br.body).toString()).toBe(SCRIPT)
    const zipped = await ask('/s/shop.js', { 'accept-encoding': 'gzip' })
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(zipped.body).toString()).toBe(SCRIPT)
    const plain = await ask('/s/shop.js')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.body.toString()).toBe(SCRIPT)
  })

  it('may be loaded, measured and kept by any site', async () => {
    const { status, headers } = await ask('/s/shop.js?v=1', { 'accept-encoding': 'br' })
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=60, stale-while-revalidate=604800',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'timing-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    })
  })

  it('is not sent again to who has it, and each encoding has its own ETag', async () => {
    const { headers } = await ask('/s/shop.js', { 'accept-encoding': 'br' })
    const etag = String(headers.etag)
    expect(etag).toMatch(/^"[\w-]+-br"$/)
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await ask('/s/shop.js', { 'accept-encoding': 'br', 'if-none-match': known })
      expect(again.status).toBe(304)
      expect(again.body).toHaveLength(0)
      expect(again.headers['cache-control']).toContain('max-age=60')
    }
    const other = await ask('/s/shop.js', { 'accept-encoding': 'gzip', 'if-none-match': etag })
    expect(other.status).toBe(200)
    expect(other.headers.etag).not.toBe(etag)
  })

  it('answers HEAD with the same headers and no body', async () => {
    const get = await ask('/s/shop.js')
    const head = await ask('/s/shop.js', {}, 'HEAD')
    expect(head.status).toBe(200)
    expect(head.body).toHaveLength(0)
    expect(head.headers['content-length']).toBe(String(get.body.length))
    expect(head.headers.etag).toBe(get.headers.etag)
  })
})

it('gives a preview to the holder of its token, and lets nobody keep it', async () => {
  const { status, headers, body } = await ask('/s/shop.js?preview=a.b-c_d')
  expect(status).toBe(200)
  expect(body.toString()).toBe('preview("a.b-c_d")')
  expect(headers['cache-control']).toBe('private, no-store')
  // An import asks for this; a strict page has no other way.
  expect(headers['access-control-allow-origin']).toBe('*')
  // Without a token that says anything the answer is still no visitor's file.
  expect((await ask('/s/shop.js?preview=')).body.toString()).toBe('preview("")')
  expect((await ask('/s/other.js?preview=a')).status).toBe(404)
  expect((await ask('/s/shop.json?preview=a')).body.toString()).toBe('{"site":"shop"}')
})

it('gives the config alone for the npm form', async () => {
  const { headers, body } = await ask('/s/shop.json')
  expect(headers['content-type']).toBe('application/json; charset=utf-8')
  expect(headers['cache-control']).toContain('max-age=60')
  expect(JSON.parse(body.toString())).toEqual({ site: 'shop' })
})

it('lets a tail be kept for ever, since its name changes with its content', async () => {
  const { headers, body } = await ask('/s/tail.0af1.js')
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(body.toString()).toBe('later()')
})

it('hands every method of /e to the ingest', async () => {
  expect((await ask('/e', {}, 'POST')).status).toBe(204)
  expect((await ask('/e?x', {}, 'OPTIONS')).status).toBe(204)
  expect(beacons).toEqual(['POST', 'OPTIONS'])
})

it('says that it is there', async () => {
  expect((await ask('/healthz')).body.toString()).toBe('{"ok":true}')
  expect((await ask('/readyz')).body.toString()).toBe('{"ok":true}')
  // It lives, but cannot take anything just now: that is for a load balancer to know.
  troubled = 'Too much waits for the store.'
  expect((await ask('/readyz')).status).toBe(503)
  expect((await ask('/readyz')).body.toString()).toContain('Too much waits')
  expect((await ask('/healthz')).status).toBe(200)
  troubled = undefined
})

it.each([
  '/s/',
  '/s/none.js',
  '/s/none.json',
  '/s/shop',
  '/s/shop.js.map',
  '/s/tail.ffff.js',
  '/s/../segue.db',
  '/s/%2e%2e/token',
  '/s/shop.js/x',
  '//shop.js',
  '/s/__proto__.js',
  '/s/constructor.json',
  '/e/x',
  '/api/sites',
])('has nothing at %s', async (path) => {
  const { status, body } = await ask(path)
  expect(status).toBe(404)
  expect(JSON.parse(body.toString()).error).toContain('There is nothing at')
})

it('says at / that it runs', async () => {
  const { status, body } = await ask('/')
  expect(status).toBe(200)
  expect(body.toString()).toContain('a Segue collector')
})

it('takes only GET and HEAD for files', async () => {
  const { status, headers } = await ask('/s/shop.js', {}, 'DELETE')
  expect(status).toBe(405)
  expect(headers.allow).toBe('GET, HEAD')
})

it('answers 500 to what it cannot do, reports it, and goes on', async () => {
  const { status, body } = await ask('/s/broken.js')
  expect(status).toBe(500)
  expect(body.toString()).not.toContain('disk gone')
  expect(errors).toEqual([new Error('disk gone')])
  expect((await ask('/healthz')).status).toBe(200)
})

it.each([
  'GET http:// HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET /s/%zz%.js HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET * HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET /s/shop.js HTTP/1.1\r\nHost: x\r\nAccept-Encoding: ;q=,,;;br;q=x\r\nIf-None-Match: ",W/\r\n\r\n',
  'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET /s/shop.js HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  'nonsense\r\n\r\n',
  '\u0000\u0001\u0002',
  `GET /${'x'.repeat(70_000)} HTTP/1.1\r\n\r\n`,
])('survives %j', async (text) => {
  await raw(text)
  expect((await ask('/healthz')).status).toBe(200)
})

it('names the port that is in use, and the way out', async () => {
  const second = createServer()
  await expect(listen(second, { port, host: '127.0.0.1', onError: () => {} })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is in use. Stop the program that uses it, or set SEGUE_PORT to another port.`,
  )
})
