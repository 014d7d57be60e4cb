import { afterEach, expect, it } from 'vitest'
import { type AccessServer, startAccessServer } from './testing/access-server.ts'

const LINKS = '/api/sites/shop/reports/hero/links'
const DAY = 86_400_000

let at: AccessServer
afterEach(() => at.close())

/** A publisher, and a link that they made. */
async function made(payload: { days?: number } = {}) {
  at = await startAccessServer({ sites: ['shop'] })
  const cookie = await at.person('ada', { shop: 'publisher' })
  const { status, json } = await at.ask('POST', LINKS, { headers: { cookie }, payload })
  expect(status).toBe(201)
  const bearer = { authorization: `Bearer ${json.token}` }
  return { cookie, id: String(json.id), secret: String(json.token), bearer }
}

const caller = async (headers: Record<string, string>) =>
  (await at.ask('GET', '/api/access', { headers })).json.caller

it('says to whoever opens it which results it shows', async () => {
  const { id, bearer } = await made()
  expect(await caller(bearer)).toMatchObject({
    kind: 'link',
    id,
    roles: {},
    shows: { site: 'shop', experience: 'hero' },
  })
})

it('is told once, kept as a hash and recorded without the secret', async () => {
  const { cookie, id, secret } = await made()
  const { json } = await at.ask('GET', LINKS, { headers: { cookie } })
  expect(json.links).toEqual([{ id, by: 'ada', at: expect.any(Number), until: null }])
  const kept = JSON.stringify([
    at.database.prepare('SELECT * FROM results_links').all([]),
    at.database.prepare('SELECT * FROM audit').all([]),
  ])
  expect(kept).not.toContain(secret)
  expect(kept).toContain('made a link to results')
  expect(kept).toContain(`of \\"hero\\" (${id})`)
})

it('shows nothing more once it is revoked, and that is recorded', async () => {
  const { cookie, id, bearer } = await made()
  const revoke = () => at.ask('DELETE', `${LINKS}/${id}`, { headers: { cookie } })
  expect((await revoke()).status).toBe(200)
  expect(await caller(bearer)).toBeNull()
  expect((await at.ask('GET', '/api/sites/shop/reports/hero', { headers: bearer })).status).toBe(
    401,
  )
  expect((await revoke()).status).toBe(404)
  expect(JSON.stringify(at.database.prepare('SELECT what FROM audit').all([]))).toContain(
    'revoked a link to results',
  )
})

it('ends by itself on its day, and not before', async () => {
  const { bearer } = await made({ days: 2 })
  at.wait(2 * DAY - 1)
  expect(await caller(bearer)).toMatchObject({ kind: 'link' })
  at.wait(1)
  expect(await caller(bearer)).toBeNull()
})

it('is not made for an experience that there is not', async () => {
  const { cookie } = await made()
  const url = LINKS.replace('hero', 'other')
  const { status, json } = await at.ask('POST', url, { headers: { cookie }, payload: {} })
  expect([status, json.error]).toEqual([
    404,
    'Site "shop" has no experience "other". It has: hero.',
  ])
})
