import type { AuditCheck, AuditEntry } from '@segue/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type AccessServer,
  MACHINE_TOKEN,
  PASSWORD,
  startAccessServer,
} from './testing/access-server.ts'

let at: AccessServer
let owner: string
beforeEach(async () => {
  at = await startAccessServer({ sites: ['shop', 'blog'] })
  owner = await at.person('ada', { '*': 'owner' })
})
afterEach(() => at.close())

const list = async (site: string, cookie = owner) =>
  (await at.ask('GET', `/api/sites/${site}/audit`, { headers: { cookie } })).json
    .entries as AuditEntry[]
const check = async (head?: string) =>
  (
    await at.ask('GET', `/api/audit/check${head ? `?head=${head}` : ''}`, {
      headers: { cookie: owner },
    })
  ).json as AuditCheck
const invite = (site: string) =>
  at.ask('POST', `/api/sites/${site}/invitations`, {
    headers: { cookie: owner },
    payload: { role: 'editor', email: 'bea@example.com' },
  })

describe('the record', () => {
  it('says who did what, when, at which site and from how far away', async () => {
    at.wait(5_000)
    await invite('shop')
    expect(await list('shop')).toEqual([
      {
        n: 2,
        at: 1_000_000_005_000,
        who: 'ada <ada@example.com>',
        what: 'invited somebody',
        site: 'shop',
        detail: 'bea@example.com, as editor',
        from: 'this machine',
        hash: expect.stringMatching(/^[\w-]{43}$/),
      },
    ])
    expect((await list('*')).map(({ what }) => what)).toEqual(['invited somebody', 'signed in'])
    expect(await list('blog')).toEqual([])
  })

  it('has wrong passwords of accounts, and not what was refused or only read', async () => {
    for (const email of ['ada@example.com', 'nobody@example.com']) {
      await at.ask('POST', '/api/access/sign-in', {
        payload: { by: 'password', email, password: 'wrong' },
      })
    }
    const bea = await at.person('bea', { shop: 'viewer' })
    const asBea = { headers: { cookie: bea }, payload: { role: 'owner' } }
    expect((await at.ask('POST', '/api/sites/shop/invitations', asBea)).status).toBe(403)
    await at.ask('GET', '/api/sites', { headers: { cookie: bea } })
    expect((await list('*')).map(({ who, what, detail }) => [who, what, detail])).toEqual([
      ['bea <bea@example.com>', 'signed in', null],
      ['somebody', 'could not sign in', 'as ada@example.com'],
      ['ada <ada@example.com>', 'signed in', null],
    ])
  })

  it('holds no secret', async () => {
    const link = await at.ask('POST', '/api/access/links', {
      headers: { authorization: `Bearer ${MACHINE_TOKEN}` },
      payload: {},
    })
    const token = await at.ask('POST', '/api/sites/*/tokens', {
      headers: { cookie: owner },
      payload: { name: 'CI', role: 'viewer' },
    })
    const secrets = [
      (await invite('shop')).json.token,
      link.json.token,
      token.json.token,
      PASSWORD,
      MACHINE_TOKEN,
      owner.split('=')[1],
    ].map(String)
    const kept = JSON.stringify(at.database.prepare('SELECT * FROM audit').all([]))
    expect(secrets.filter((secret) => kept.includes(secret))).toEqual([])
    expect(kept).toContain('made a token')
  })
})

describe('the chain', () => {
  /** As somebody with the file in their hands could. */
  const tamper = (sql: string) =>
    at.database.exec(`DROP TRIGGER audit_stays; DROP TRIGGER audit_kept; ${sql}`)

  beforeEach(async () => {
    for (const site of ['shop', 'blog', 'shop', 'blog', 'shop']) await invite(site)
  })

  it('holds, and says where it ends', async () => {
    const [newest] = await list('*')
    expect(await check()).toEqual({ entries: 6, head: newest!.hash, fault: null })
  })

  it('lets nobody alter or take out an entry by the way', () => {
    expect(() => at.database.exec("UPDATE audit SET who = 'eve'")).toThrow('never changes')
    expect(() => at.database.exec('DELETE FROM audit')).toThrow('never goes')
  })

  it.each([
    ['another person', "UPDATE audit SET who = 'eve' WHERE n = 3", 3],
    ['another time', 'UPDATE audit SET at = at + 1 WHERE n = 4', 4],
    ['one taken out', 'DELETE FROM audit WHERE n = 3', 4],
    [
      'one taken out, and the gap closed',
      'DELETE FROM audit WHERE n = 3; UPDATE audit SET n = n - 1 WHERE n > 3',
      3,
    ],
    [
      'two exchanged',
      'UPDATE audit SET n = -2 WHERE n = 2; UPDATE audit SET n = 2 WHERE n = 3; UPDATE audit SET n = 3 WHERE n = -2',
      2,
    ],
  ])('shows %s', async (_, sql, n) => {
    tamper(sql)
    expect((await check()).fault).toMatchObject({ n })
  })

  it('shows that the end was cut off to who has noted the head', async () => {
    const { head } = await check()
    await invite('shop')
    expect((await check(head)).fault).toBeNull()
    tamper('DELETE FROM audit WHERE n > 4')
    expect((await check()).fault).toBeNull()
    expect((await check(head)).fault?.why).toContain('cut off')
  })
})
