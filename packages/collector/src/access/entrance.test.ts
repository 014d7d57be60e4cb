import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type AccessServer,
  cookieOf,
  HOST,
  MACHINE_TOKEN,
  PASSWORD,
  startAccessServer,
} from './testing/access-server.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let at: AccessServer
beforeEach(async () => {
  at = await startAccessServer()
})
afterEach(() => at.close())

const bearer = { authorization: `Bearer ${MACHINE_TOKEN}` }
const signIn = (email: string, password: string) =>
  at.ask('POST', '/api/access/sign-in', { payload: { by: 'password', email, password } })
const whoIs = async (cookie: string) =>
  (await at.ask('GET', '/api/access', { headers: { cookie } })).json.caller

describe('the first visit', () => {
  const own = (token: string, name: string) =>
    at.ask('POST', '/api/access/owner', {
      payload: { token, name, email: `${name}@example.com`, password: PASSWORD },
    })
  const printed = () => at.access.ownership.make('ownership', Number.POSITIVE_INFINITY)

  it('makes one owner of fifty who come at once', async () => {
    const token = printed()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => own(token, `client-${n}`)),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    // Most may also hear that too many come at a time.
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409, 503]))
    expect(at.database.prepare('SELECT count(*) AS n FROM accounts').get([])).toMatchObject({
      n: 1,
    })
    expect(at.database.prepare('SELECT role FROM roles').all([])).toMatchObject([{ role: 'owner' }])
    const caller = await whoIs(cookieOf(answers.find(({ status }) => status === 201)!))
    expect(caller).toMatchObject({ kind: 'person', roles: { '*': 'owner' } })
  })

  it('makes nobody the owner without the printed link, or twice by it', async () => {
    expect((await own('guessed', 'eve')).status).toBe(403)
    const token = printed()
    expect((await own(token, 'ada')).status).toBe(201)
    expect((await own(token, 'eve')).status).toBe(409)
    expect((await own(printed(), 'eve')).status).toBe(409)
    expect((await at.ask('GET', '/api/access')).json).toEqual({ unowned: false, caller: null })
  })

  it('takes no password that is too short, and says what would do', async () => {
    const { status, json } = await at.ask('POST', '/api/access/owner', {
      payload: { token: printed(), name: 'Ada', email: 'ada@example.com', password: 'short' },
    })
    expect(status).toBe(400)
    expect(json.error).toContain('password: A password has at least 12 signs')
  })
})

describe('guessing', () => {
  it('gets 20 looks an hour at most, out of 10,000, and leaves the owner a way in', async () => {
    await at.person('ada', { '*': 'owner' })
    const { passwords } = at.access
    const { verify } = passwords
    const looks: number[] = []
    passwords.verify = (...asked) => {
      looks.push(at.access.now())
      return verify(...asked)
    }
    const guess = async (password: string) => {
      const way = { by: 'password', email: 'ada@example.com', password } as const
      return (await at.access.signIn(way)).kind
    }
    for (let n = 0; n < 10_000; n++) {
      expect(['wrong', 'later']).toContain(await guess(`guess number ${n}`))
      at.wait((5 * HOUR) / 10_000)
    }
    expect(looks.length).toBeGreaterThan(20)
    const mostInAnHour = looks.map(
      (end) => looks.filter((at) => at > end - HOUR && at <= end).length,
    )
    expect(Math.max(...mostInAnHour)).toBeLessThanOrEqual(20)
    while ((await guess('and on and on')) === 'wrong') expect(looks.length).toBeLessThan(200)
    expect((await signIn('ada@example.com', PASSWORD)).status).toBe(429)

    const { json } = await at.ask('POST', '/api/access/links', {
      headers: bearer,
      payload: { email: 'ada@example.com' },
    })
    const byLink = await at.ask('POST', '/api/access/sign-in', {
      payload: { by: 'link', token: json.token },
    })
    expect(await whoIs(cookieOf(byLink))).toMatchObject({ name: 'ada' })
    at.wait(HOUR)
    expect((await signIn('ada@example.com', PASSWORD)).status).toBe(200)
  })

  it('is not quicker when all come at the same moment, nor after a right one', async () => {
    await at.person('ada', {})
    const many = () => Promise.all(Array.from({ length: 40 }, () => signIn('ada@example.com', 'x')))
    const looked = (answers: { status: number }[]) =>
      answers.filter(({ status }) => status === 401).length
    const first = looked(await many())
    expect(first).toBeLessThanOrEqual(20)
    at.wait(2_000)
    expect((await signIn('ada@example.com', PASSWORD)).status).toBe(200)
    expect(first + looked(await many())).toBeLessThanOrEqual(20)
  })

  it('cannot tell whether there is an account', async () => {
    await at.person('ada', {})
    const answersOf = async (email: string) => {
      const answers = []
      for (let n = 0; n < 9; n++) answers.push((await signIn(email, 'wrong')).json)
      return answers
    }
    expect(await answersOf('nobody@example.com')).toEqual(await answersOf('ada@example.com'))
  })
})

describe('a session', () => {
  it('ends when it is not used for 12 hours, or after 14 days of use', async () => {
    const idle = await at.person('ada', {})
    at.wait(12 * HOUR - MINUTE)
    expect(await whoIs(idle)).toMatchObject({ name: 'ada' })
    at.wait(12 * HOUR)
    expect(await whoIs(idle)).toBeNull()

    const busy = cookieOf(await signIn('ada@example.com', PASSWORD))
    for (let hours = 0; hours < 14 * 24 - 8; hours += 8) {
      at.wait(8 * HOUR)
      expect(await whoIs(busy)).toMatchObject({ name: 'ada' })
    }
    at.wait(8 * HOUR)
    expect(await whoIs(busy)).toBeNull()
  })

  it('is listed and ended one by one, by its own person only', async () => {
    const here = await at.person('ada', {})
    const there = cookieOf(await signIn('ada@example.com', PASSWORD))
    const eve = await at.person('eve', { '*': 'owner' })
    const list = async (cookie: string) =>
      (await at.ask('GET', '/api/account/sessions', { headers: { cookie } })).json.sessions as {
        id: string
        current: boolean
      }[]
    expect(await list(here)).toHaveLength(2)
    const { id } = (await list(here)).find(({ current }) => !current)!
    const end = (cookie: string) =>
      at.ask('DELETE', `/api/account/sessions/${id}`, { headers: { cookie } })
    expect((await end(eve)).status).toBe(404)
    expect(await whoIs(there)).toMatchObject({ name: 'ada' })
    expect((await end(here)).status).toBe(200)
    expect(await whoIs(there)).toBeNull()
    expect(await whoIs(here)).toMatchObject({ name: 'ada' })
  })

  it('ends with a sign-out, and when another one sets a new password', async () => {
    const here = await at.person('ada', {})
    const there = cookieOf(await signIn('ada@example.com', PASSWORD))
    const change = (current: string) =>
      at.ask('POST', '/api/account/password', {
        headers: { cookie: here },
        payload: { current, password: 'quite other words now' },
      })
    expect((await change('wrong')).status).toBe(422)
    expect((await change(PASSWORD)).status).toBe(200)
    expect(await whoIs(there)).toBeNull()
    expect(await whoIs(here)).toMatchObject({ name: 'ada' })
    expect((await signIn('ada@example.com', PASSWORD)).status).toBe(401)
    await at.ask('POST', '/api/access/sign-out', { headers: { cookie: here } })
    expect(await whoIs(here)).toBeNull()
  })

  it('lies in a cookie that no script and no other site sees, bound to TLS where there is one', async () => {
    await at.person('ada', {})
    const plain = await signIn('ada@example.com', PASSWORD)
    expect(plain.cookies[0]).toMatch(
      /^segue_4001=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    const safe = await at.ask('POST', '/api/access/sign-in', {
      headers: { origin: `https://${HOST}` },
      payload: { by: 'password', email: 'ada@example.com', password: PASSWORD },
    })
    expect(safe.cookies[0]).toMatch(
      /^__Host-segue=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    const secret = cookieOf(safe).split('=')[1]
    expect(await whoIs(`__Host-segue=${secret}`)).toMatchObject({ name: 'ada' })
    expect(await whoIs(`segue_4001=${secret}`)).toBeNull()
  })

  it('is kept as a hash: nothing in the data opens a door', async () => {
    const cookie = await at.person('ada', {})
    const token = at.access.links.make({ account: null }, DAY)
    const kept = JSON.stringify([
      at.database.prepare('SELECT * FROM sessions').all([]),
      at.database.prepare('SELECT * FROM accounts').all([]),
    ])
    expect(kept).toContain('$argon2id$')
    for (const secret of [cookie.split('=')[1]!, PASSWORD, token])
      expect(kept).not.toContain(secret)
  })
})

describe('a link', () => {
  it('signs in once, within its time, and lets a forgotten password be set', async () => {
    await at.person('ada', {})
    const make = async () =>
      (
        await at.ask('POST', '/api/access/links', {
          headers: bearer,
          payload: { email: 'Ada@Example.com' },
        })
      ).json.token
    const use = (token: unknown) =>
      at.ask('POST', '/api/access/sign-in', { payload: { by: 'link', token } })
    const late = await make()
    at.wait(16 * MINUTE)
    expect((await use(late)).status).toBe(401)
    const token = await make()
    const cookie = cookieOf(await use(token))
    expect((await use(token)).status).toBe(401)
    const { status } = await at.ask('POST', '/api/account/password', {
      headers: { cookie },
      payload: { password: 'a password once more' },
    })
    expect(status).toBe(200)
    expect((await signIn('ada@example.com', 'a password once more')).status).toBe(200)
  })

  it('is made by nobody but the holder of the data directory', async () => {
    const cookie = await at.person('ada', { '*': 'owner' })
    const { status } = await at.ask('POST', '/api/access/links', {
      headers: { cookie },
      payload: {},
    })
    expect(status).toBe(403)
  })

  it('signs in by the data directory’s token too, and by no other word', async () => {
    const by = (token: string) =>
      at.ask('POST', '/api/access/sign-in', { payload: { by: 'token', token } })
    expect((await by('wrong')).status).toBe(401)
    expect(await whoIs(cookieOf(await by(MACHINE_TOKEN)))).toMatchObject({ kind: 'machine' })
  })
})
