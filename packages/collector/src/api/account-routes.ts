import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Access } from '../access/access.ts'
import { answering } from './answering.ts'
import { ApiError } from './api-error.ts'
import { signInRefusal } from './sign-in-refusal.ts'

/** What people do with their own account. */
export function accountRoutes(api: FastifyInstance, { access }: { access: Access }): void {
  const { accounts, sessions, passwords, guesses, factors, now } = access
  const on = answering(api)

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

  on('GET /api/account', async ({ caller, session }) => ({
    secondFactor: factors.isOn(caller!.id),
    codesLeft: factors.codesLeft(caller!.id),
    byLink: session?.byLink ?? false,
  }))

  on('POST /api/account/password', async (request) => {
    const { current, password } = request.body
    const { id } = await expectOwnPassword(request, current)
    accounts.setPassword(id, await passwords.hash(password))
    sessions.endAll(id, request.session?.id)
    return {}
  })

  on('POST /api/account/second-factor', async (request) => {
    const { current } = request.body
    const { id, email } = await expectOwnPassword(request, current)
    return factors.begin(id, email)
  })

  on('POST /api/account/second-factor/confirm', async ({ body, caller, session }) => {
    const codes = factors.confirm(caller!.id, body.code.replace(/\s/g, ''))
    if (!codes) {
      throw new ApiError(422, 'This is not the code of now. Is the clock of your device right?')
    }
    sessions.endAll(caller!.id, session?.id)
    return { codes }
  })

  on('POST /api/account/second-factor/remove', async (request) => {
    const { current } = request.body
    const { id } = await expectOwnPassword(request, current)
    factors.remove(id)
    return {}
  })

  on('GET /api/account/sessions', async ({ caller, session }) => ({
    sessions: sessions.list(caller!.id, session?.id ?? ''),
  }))

  on('DELETE /api/account/sessions/:session', async ({ caller, params }) => {
    if (sessions.end(caller!.id, params.session)) return {}
    throw new ApiError(404, 'This session is over already.')
  })
}
