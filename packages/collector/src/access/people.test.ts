import type { Member, People, Role } from '@segue/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type AccessServer,
  cookieOf,
  PASSWORD,
  startAccessServer,
} from './testing/access-server.ts'

const DAY = 86_400_000

let at: AccessServer
let owner: string
beforeEach(async () => {
  at = await startAccessServer({ sites: ['shop', 'blog'] })
  owner = await at.person('owner', { '*': 'owner' })
})
afterEach(() => at.close())

const post = (url: string, payload: object, cookie: string | undefined = owner) =>
  at.ask('POST', url, { payload, headers: { cookie } })
const people = async (site: string, cookie = owner) =>
  (await at.ask('GET', `/api/sites/${site}/people`, { headers: { cookie } })).json as People
const invite = async (site: string, to: { role: Role; email?: string }, cookie = owner) =>
  (await post(`/api/sites/${site}/invitations`, to, cookie)).json as { id: string; token: string }
const join = (token: string, name: string, password = PASSWORD) =>
  at.ask('POST', '/api/access/join', {
    payload: { token, name, email: `${name}@example.com`, password },
  })
const whoIs = async (cookie: string) =>
  (await at.ask('GET', '/api/access', { headers: { cookie } })).json.caller
const idOf = ({ members }: People, name: string) =>
  members.find((member: Member) => member.name === name)!.account

describe('an invitation', () => {
  it('makes one account with its role, once', async () => {
    const { token } = await invite('shop', { role: 'editor' })
    const look = await at.ask('POST', '/api/access/invitation', { payload: { token } })
    expect(look.json).toEqual({ site: 'shop', role: 'editor', email: null, by: 'owner' })
    const answers = await Promise.all(['bea', 'carl', 'dan'].map((name) => join(token, name)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410, 410])
    const joined = answers.find(({ status }) => status === 201)!
    expect(await whoIs(cookieOf(joined))).toMatchObject({ roles: { shop: 'editor' } })
    expect((await people('shop')).invitations).toEqual([])
  })

  it('holds for a week, until it is withdrawn, and for whom it names', async () => {
    const named = await invite('shop', { role: 'viewer', email: 'Bea@example.com' })
    expect((await join(named.token, 'eve')).status).toBe(403)
    expect((await join(named.token, 'bea')).status).toBe(201)
    const withdrawn = await invite('shop', { role: 'viewer' })
    const url = `/api/sites/shop/invitations/${withdrawn.id}`
    await at.ask('DELETE', url, { headers: { cookie: owner } })
    expect((await join(withdrawn.token, 'carl')).status).toBe(410)
    const old = await invite('shop', { role: 'viewer' })
    at.wait(7 * DAY)
    expect((await join(old.token, 'carl')).status).toBe(410)
  })

  it('gives a role to who has an account, and never takes one away', async () => {
    const bea = await at.person('bea', { shop: 'publisher' })
    const lower = await invite('shop', { role: 'viewer' })
    const other = await invite('blog', { role: 'editor' })
    for (const { token } of [lower, other]) {
      expect((await post('/api/access/accept', { token }, bea)).status).toBe(200)
      expect((await post('/api/access/accept', { token }, bea)).status).toBe(410)
    }
    expect(await whoIs(bea)).toMatchObject({ roles: { shop: 'publisher', blog: 'editor' } })
  })
})

describe('an owner of one site', () => {
  it('gives roles there, and nowhere else', async () => {
    const boss = await at.person('boss', { shop: 'owner' })
    const bea = await at.person('bea', { shop: 'viewer', blog: 'viewer' })
    const id = idOf(await people('shop', boss), 'bea')
    expect((await post(`/api/sites/shop/people/${id}`, { role: 'publisher' }, boss)).status).toBe(
      200,
    )
    for (const site of ['blog', '*']) {
      for (const [what, body] of [
        [`people/${id}`, { role: 'owner' }],
        ['invitations', { role: 'viewer' }],
        ['tokens', { name: 'CI', role: 'viewer' }],
      ] as const) {
        expect((await post(`/api/sites/${site}/${what}`, body, boss)).status).toBe(403)
      }
    }
    expect(await whoIs(bea)).toMatchObject({ roles: { shop: 'publisher', blog: 'viewer' } })
  })

  it('sees who has a role at all sites, and cannot take it', async () => {
    const boss = await at.person('boss', { shop: 'owner' })
    const list = await people('shop', boss)
    expect(list.members.map(({ name, everywhere }) => [name, everywhere])).toEqual([
      ['boss', false],
      ['owner', true],
    ])
    const { status } = await at.ask('DELETE', `/api/sites/shop/people/${idOf(list, 'owner')}`, {
      headers: { cookie: boss },
    })
    expect(status).toBe(404)
    expect(await whoIs(owner)).toMatchObject({ roles: { '*': 'owner' } })
  })
})

describe('a role that is taken away', () => {
  it('is gone with the next request, and the account with the last one', async () => {
    const bea = await at.person('bea', { shop: 'editor' })
    const id = idOf(await people('shop'), 'bea')
    const preview = () => post('/api/sites/shop/previews', {}, bea)
    expect((await preview()).status).not.toBe(403)
    await post(`/api/sites/shop/people/${id}`, { role: 'viewer' })
    expect((await preview()).status).toBe(403)
    await at.ask('DELETE', `/api/sites/shop/people/${id}`, { headers: { cookie: owner } })
    expect((await preview()).status).toBe(401)
  })

  it('is not that of the last owner', async () => {
    const id = idOf(await people('*'), 'owner')
    const drop = () => at.ask('DELETE', `/api/sites/*/people/${id}`, { headers: { cookie: owner } })
    expect((await drop()).status).toBe(409)
    expect((await post(`/api/sites/*/people/${id}`, { role: 'viewer' })).status).toBe(409)
    await at.person('second', { '*': 'owner' })
    expect((await drop()).status).toBe(200)
  })
})

describe('a token', () => {
  const with_ = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
  const sites = (token: string) => at.ask('GET', '/api/sites', with_(token))

  it('opens its site with its role, until it is revoked or over', async () => {
    const made = await post('/api/sites/shop/tokens', { name: 'CI', role: 'publisher', days: 30 })
    const { id, token } = made.json as { id: string; token: string }
    expect((await sites(token)).json).toMatchObject({ sites: [{ site: 'shop' }] })
    // A program sends no origin.
    const publish = (site: string) =>
      at.ask('POST', `/api/sites/${site}/versions`, {
        headers: {
          authorization: `Bearer ${token}`,
          origin: undefined,
          'x-segue-console': undefined,
        },
        payload: { config: {} },
      })
    expect([401, 403]).not.toContain((await publish('shop')).status)
    expect((await publish('blog')).status).toBe(403)
    expect((await at.ask('GET', '/api/sites/shop/people', with_(token))).status).toBe(403)
    expect((await at.ask('GET', '/api/account/sessions', with_(token))).status).toBe(403)
    expect((await people('shop')).tokens).toMatchObject([
      { id, name: 'CI', role: 'publisher', by: 'owner' },
    ])

    at.wait(29 * DAY)
    expect((await sites(token)).status).toBe(200)
    at.wait(DAY)
    expect((await sites(token)).status).toBe(401)

    owner = cookieOf(
      await at.ask('POST', '/api/access/sign-in', {
        payload: { by: 'password', email: 'owner@example.com', password: PASSWORD },
      }),
    )
    const other = (await post('/api/sites/*/tokens', { name: 'CI', role: 'viewer' })).json as {
      id: string
      token: string
    }
    expect((await sites(other.token)).json.sites).toHaveLength(2)
    await at.ask('DELETE', `/api/sites/*/tokens/${other.id}`, { headers: { cookie: owner } })
    expect((await sites(other.token)).status).toBe(401)
  })

  it('is kept as a hash, and told once', async () => {
    const { token } = (await post('/api/sites/shop/tokens', { name: 'CI', role: 'viewer' })).json
    expect(token).toMatch(/^segue_[\w-]{43}$/)
    const kept = JSON.stringify(at.database.prepare('SELECT * FROM api_tokens').all([]))
    expect(kept).not.toContain(String(token).slice(6))
    expect(JSON.stringify(await people('shop'))).not.toContain(String(token).slice(6))
  })
})
