import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  type AccessServer,
  cookieOf,
  PASSWORD,
  startAccessServer,
} from './testing/access-server.ts'

const STEP = 30_000
/** Where the test's clock begins: at the beginning of a step. */
const START = 1_000_000_000_000 - (1_000_000_000_000 % STEP)

let at: AccessServer
let cookie: string
let seed: string
let codes: string[]
let clock: number

const post = (url: string, payload: object) => at.ask('POST', url, { payload, headers: { cookie } })
const wait = (ms: number) => {
  at.wait(ms)
  clock += ms
}
const codeAt = (time: number) =>
  new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: time })
const signIn = (code?: string, password = PASSWORD) =>
  at.ask('POST', '/api/access/sign-in', {
    payload: { by: 'password', email: 'ada@example.com', password, ...(code && { code }) },
  })

beforeEach(async () => {
  at = await startAccessServer()
  clock = 1_000_000_000_000
  wait(START + STEP - clock)
  cookie = await at.person('ada', {})
  expect((await post('/api/account/second-factor', { current: 'wrong' })).status).toBe(422)
  seed = String((await post('/api/account/second-factor', { current: PASSWORD })).json.seed)
  // What no code has confirmed locks nobody out.
  expect((await signIn()).status).toBe(200)
  expect((await post('/api/account/second-factor/confirm', { code: '000000' })).status).toBe(422)
  codes = (await post('/api/account/second-factor/confirm', { code: codeAt(clock) })).json
    .codes as string[]
  wait(2 * STEP)
})
afterEach(() => at.close())

it('asks for a code once the password is right, and not before', async () => {
  expect((await signIn(undefined, 'wrong')).status).toBe(401)
  expect((await signIn()).status).toBe(428)
  expect((await signIn(codeAt(clock), 'wrong')).status).toBe(401)
  expect((await signIn(codeAt(clock))).status).toBe(200)
})

it('takes each code once, and only those of about now', async () => {
  const code = codeAt(clock)
  expect((await signIn(code)).status).toBe(200)
  expect((await signIn(code)).status).toBe(401)
  expect((await signIn(codeAt(clock - STEP))).status).toBe(401)
  wait(2 * STEP)
  expect((await signIn(codeAt(clock - 2 * STEP))).status).toBe(401)
  expect((await signIn(codeAt(clock + STEP).replace(/(...)/, '$1 '))).status).toBe(200)
})

it('takes each recovery code once, however it is written', async () => {
  expect(new Set(codes).size).toBe(10)
  expect(JSON.stringify(at.database.prepare('SELECT * FROM recovery_codes').all([]))).not.toContain(
    codes[0],
  )
  const [first, second] = codes as [string, string]
  expect((await signIn(first.toLowerCase().replaceAll('-', ' '))).status).toBe(200)
  expect((await signIn(first)).status).toBe(401)
  cookie = cookieOf(await signIn(second))
  const { json } = await at.ask('GET', '/api/account', { headers: { cookie } })
  expect(json).toMatchObject({ secondFactor: true, codesLeft: 8 })
})

it('counts wrong codes as it counts wrong passwords', async () => {
  // Until the wrong password of the beginning is forgotten.
  wait(120 * STEP)
  const statuses = []
  for (let n = 0; n < 30; n++) statuses.push((await signIn('000000')).status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(5)
  expect((await signIn(codeAt(clock))).status).toBe(429)
})

it('is switched off by whoever knows the password', async () => {
  expect((await post('/api/account/second-factor/remove', { current: 'wrong' })).status).toBe(422)
  expect((await post('/api/account/second-factor/remove', { current: PASSWORD })).status).toBe(200)
  expect((await signIn()).status).toBe(200)
  expect(at.database.prepare('SELECT * FROM recovery_codes').all([])).toEqual([])
})
