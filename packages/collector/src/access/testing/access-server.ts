import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@segue/core'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { type ConsoleParts, consoleServer } from '../../api/console-server.ts'
import { checkAnswers } from '../../api/testing/check-answers.ts'
import { openDatabase, type SmallDatabase } from '../../publish/database.ts'
import { type Access, createAccess } from '../access.ts'
import { createPasswords } from '../passwords.ts'

export const MACHINE_TOKEN = 'the-data-directory’s-own-token-of-40-signs'
export const HOST = '127.0.0.1:4001'
/** What the console's own page sends along. */
export const OWN_PAGE = { origin: `http://${HOST}`, 'x-segue-console': '1' }
export const PASSWORD = 'a few words in a row'

/** As weak as argon2id can be: tests are about everything around it. */
const QUICK = createPasswords({ memoryCost: 8, timeCost: 1, parallelism: 1 })

export type AccessServer = {
  server: FastifyInstance
  access: Access
  database: SmallDatabase
  /** Moves the clock. */
  wait(ms: number): void
  ask(method: string, url: string, more?: Partial<InjectOptions>): Promise<Answer>
  /** Someone with an account and these roles; gives their cookie. */
  person(name: string, roles: Record<string, Role>): Promise<string>
  close(): Promise<void>
}
export type Answer = { status: number; json: Record<string, unknown>; cookies: string[] }

/**
 * The console's server with real access and, behind each of its other routes, nothing but an error: what is
 * asked is who gets there. Built on a proxy, so that it goes on holding when routes want more parts.
 */
export async function startAccessServer(
  options: { may?: ConsoleParts['may']; sites?: string[] } = {},
): Promise<AccessServer> {
  const folder = mkdtempSync(join(tmpdir(), 'segue-access-'))
  writeFileSync(join(folder, 'index.html'), '')
  const database = openDatabase(join(folder, 'segue.db'))
  let now = 1_000_000_000_000
  const access = createAccess({ database, token: MACHINE_TOKEN, now: () => now, passwords: QUICK })
  const own = {
    access,
    may: options.may,
    trustedProxies: 0,
    app: folder,
    hosts: () => [HOST],
    onError: () => {},
    ...(options.sites && {
      sites: {
        knows: (site: string) => options.sites!.includes(site),
        live: (site: string) =>
          options.sites!.includes(site) ? { config: { experiences: [{ id: 'hero' }] } } : undefined,
        list: () => options.sites!.map((site) => ({ site, name: site, version: 1, at: 0 })),
      },
    }),
  }
  const parts = new Proxy(own, {
    get: (known, name) => (name in known ? known[name as keyof typeof known] : behind()),
    has: () => true,
  })
  const server = consoleServer(parts as unknown as ConsoleParts)
  checkAnswers(server)
  await server.ready()

  const ask: AccessServer['ask'] = async (method, url, more = {}) => {
    const headers = { host: HOST, ...OWN_PAGE, ...more.headers }
    const answer = await server.inject({
      method: method as 'GET',
      url,
      ...more,
      headers: Object.fromEntries(
        Object.entries(headers).filter(([, value]) => value !== undefined),
      ),
    })
    const json = answer.headers['content-type']?.toString().includes('json') ? answer.json() : {}
    return { status: answer.statusCode, json, cookies: [answer.headers['set-cookie'] ?? []].flat() }
  }
  return {
    server,
    access,
    database,
    wait(ms) {
      now += ms
    },
    ask,
    async person(name, roles) {
      const email = `${name}@example.com`
      const { id } = access.accounts.add({
        name,
        email,
        password: await QUICK.hash(PASSWORD),
        at: now,
        roles,
      })
      return cookieOf(
        await ask('POST', '/api/access/sign-in', {
          payload: { by: 'password', email: access.accounts.withId(id)!.email, password: PASSWORD },
        }),
      )
    },
    async close() {
      await server.close()
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The cookie of an answer, as a browser sends it back. */
export const cookieOf = ({ cookies }: Answer): string => cookies[0]?.split(';')[0] ?? ''

/** Whatever is called on it, it throws: what a route's own part does is another test's matter. */
function behind(): unknown {
  const reached = () => {
    throw new Error('reached')
  }
  return new Proxy(reached, { get: (_, name) => (name === 'then' ? undefined : reached) })
}
