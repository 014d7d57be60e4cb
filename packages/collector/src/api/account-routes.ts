import { type AccountState, changePassword } from '@segue/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import type { Access } from '../access/access.ts'
import { ApiError } from './api-error.ts'
import { readBody } from './read-body.ts'
import { signInRefusal } from './sign-in-refusal.ts'

const withCode = v.strictObject({ code: v.pipe(v.string(), v.maxLength(40)) })
const withPassword = v.strictObject({ current: v.optional(v.pipe(v.string(), v.maxLength(256))) })

/** What people do with their own account. */
export function accountRoutes(api: FastifyInstance, { access }: { access: Access }): void {
  const { accounts, sessions, passwords, guesses, factors, now } = access

  /** Who sits at an open session is not always whose it is. A link stands for a password that was forgotten. */
  async function expectOwnPassword(request: FastifyRequest, current: string | undefined) {
    const account = accounts.withId(request.caller!.id)!
    if (request.session?.byLink) return account
    const wait = guesses.waitsUntil(account.id, true) - now()
    if (wait > 0) throw signInRefusal({ kind: 'later', seconds: Math.ceil(wait / 1_000) })
    const takeBack = guesses.count(account.id, true)
    if (!(await passwords.verify(account.password, current ?? ''))) {
      throw new ApiError(422, 'The present password is another one.')
    }
    takeBack()
    return account
  }

  api.get(
    '/account',
    async ({ caller, session }): Promise<AccountState> => ({
      secondFactor: factors.isOn(caller!.id),
      codesLeft: factors.codesLeft(caller!.id),
      byLink: session?.byLink ?? false,
    }),
  )

  api.post('/account/password', async (request) => {
    const { current, password } = readBody(changePassword, request.body, NEW_PASSWORD)
    const { id } = await expectOwnPassword(request, current)
    accounts.setPassword(id, await passwords.hash(password))
    sessions.endAll(id, request.session?.id)
    return {}
  })

  api.post('/account/second-factor', async (request) => {
    const { current } = readBody(withPassword, request.body, '{ "current": "…" }')
    const { id, email } = await expectOwnPassword(request, current)
    return factors.begin(id, email)
  })

  api.post('/account/second-factor/confirm', async ({ body, caller, session }) => {
    const { code } = readBody(withCode, body, '{ "code": "123456" }')
    const codes = factors.confirm(caller!.id, code.replace(/\s/g, ''))
    if (!codes) {
      throw new ApiError(422, 'This is not the code of now. Is the clock of your device right?')
    }
    sessions.endAll(caller!.id, session?.id)
    return { codes }
  })

  api.post('/account/second-factor/remove', async (request) => {
    const { current } = readBody(withPassword, request.body, '{ "current": "…" }')
    const { id } = await expectOwnPassword(request, current)
    factors.remove(id)
    return {}
  })

  api.get('/account/sessions', async ({ caller, session }) => ({
    sessions: sessions.list(caller!.id, session?.id ?? ''),
  }))

  api.delete<{ Params: { session: string } }>(
    '/account/sessions/:session',
    async ({ caller, params }) => {
      if (sessions.end(caller!.id, params.session)) return {}
      throw new ApiError(404, 'This session is over already.')
    },
  )
}

const NEW_PASSWORD = '{ "current": "…", "password": "…" }'
