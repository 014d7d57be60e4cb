import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createCheckPage } from './check-page.ts'
import { fetchPage } from './fetch-page.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const html: RequestListener = (_, response) =>
  response
    .writeHead(200, { 'content-type': 'text/html', 'content-security-policy': "script-src 'self'" })
    .end('<title>Hello</title>')

describe('a page', () => {
  it('is had after redirects, with its policy, whatever form it comes in', async () => {
    const packed = await serve((request, response) =>
      request.url === '/'
        ? response.writeHead(302, { location: '/there' }).end()
        : response
            .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
            .end(gzipSync('<title>Packed</title>')),
    )
    const page = await fetchPage(packed, () => true)
    expect([page.url.href, page.html]).toEqual([`${packed}/there`, '<title>Packed</title>'])
    expect((await fetchPage(await serve(html), () => true)).policies).toEqual(["script-src 'self'"])
  })

  it('is read no further than where any head ends', async () => {
    const endless = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(65_536))) {}
      }
      response.on('drain', more)
      more()
    })
    expect((await fetchPage(endless, () => true)).html.length).toBe(1_048_576)
  })

  it('inside this network is left alone, also by a name or a redirect', async () => {
    let seen = 0
    const inside = await serve((request, response) => {
      seen++
      html(request, response)
    })
    const name = inside.replace('127.0.0.1', 'localhost')
    for (const address of [inside, name]) {
      await expect(fetchPage(address, () => false)).rejects.toThrow('inside the network')
    }
    expect(seen).toBe(0)
    const outside = await serve((_, response) =>
      response.writeHead(302, { location: inside }).end(),
    )
    const own = (page: URL) => page.origin === outside
    await expect(fetchPage(outside, own)).rejects.toThrow('inside the network')
    expect(seen).toBe(0)
  })
})

describe('a check', () => {
  const checkOf = (origins: string[]) =>
    createCheckPage({
      addresses: [],
      originsOf: () => origins,
      isAtHome: false,
      now: () => 7,
    })

  it('says in words why a page could not be had', async () => {
    const inside = await serve(html)
    const refused = await checkOf([])('shop', inside)
    expect(refused).toEqual({
      url: inside,
      at: 7,
      findings: [
        {
          id: 'unreachable',
          tone: 'bad',
          words: `${inside} is inside the network of this server.`,
          remedy: `Is it yours? Write "${inside}" under "origins" in the config, publish, and check again.`,
        },
      ],
    })
    const own = await checkOf([inside])('shop', inside)
    expect(own.findings.map(({ id }) => id)).toEqual(['no-tag'])
    const nobody = await checkOf([])('shop', 'http://nobody.invalid/')
    expect(nobody.findings[0]).toMatchObject({ id: 'unreachable' })
  })

  it('says what leads on for ever, and what leads nowhere', async () => {
    const circle = await serve((_, response) => response.writeHead(302, { location: '/' }).end())
    const away = await serve((_, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    )
    const words = async (address: string) =>
      (await checkOf([address])('shop', address)).findings[0]?.words
    expect(await words(circle)).toContain('leads on and on')
    expect(await words(away)).toContain('leads to "file:///etc/passwd"')
  })
})
