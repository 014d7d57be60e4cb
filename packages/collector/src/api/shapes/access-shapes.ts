import {
  accountState,
  auditCheck,
  auditEntry,
  changePassword,
  entrance,
  invited,
  newAccount,
  session,
  signIn,
} from '@segue/core'
import * as v from 'valibot'
import { word, wordLike } from './asked.ts'
import type { Shape } from './shape.ts'

const secret = v.pipe(v.string(), v.maxLength(256))
const withToken = v.strictObject({ token: secret })
const withPassword = v.strictObject({ current: v.optional(secret) })
const nothing = v.strictObject({})

const NEW_ACCOUNT = { token: '…', name: '…', email: '…', password: '…' }
const OWN_PASSWORD = { current: '…' }

/** Coming in and going out, one's own account, and the record. */
export const ACCESS_SHAPES = {
  'GET /api/access': { says: 'Who asks, and whether anybody has an account yet', answer: entrance },
  'POST /api/access/owner': {
    says: 'Make an installation that nobody owns one’s own, by the link that it printed',
    body: newAccount,
    example: NEW_ACCOUNT,
    status: 201,
    answer: entrance,
  },
  'POST /api/access/sign-in': {
    says: 'Sign in; the answer brings a cookie',
    body: signIn,
    example: { by: 'password', email: '…', password: '…' },
    answer: entrance,
  },
  'POST /api/access/sign-out': { says: 'End one’s session', answer: nothing },
  'POST /api/access/invitation': {
    says: 'What a link invites to',
    body: withToken,
    example: { token: '…' },
    answer: invited,
  },
  'POST /api/access/join': {
    says: 'Make an account by an invitation',
    body: newAccount,
    example: NEW_ACCOUNT,
    status: 201,
    answer: entrance,
  },
  'POST /api/access/accept': {
    says: 'Take what one is invited to, with an account that one has',
    body: withToken,
    example: { token: '…' },
    answer: v.strictObject({ site: v.string() }),
  },
  'POST /api/access/links': {
    says: 'A link that signs somebody in, once',
    body: v.nullish(v.strictObject({ email: v.optional(v.string()) }), {}),
    example: { email: '…' },
    status: 201,
    answer: v.strictObject({ token: v.string() }),
  },

  'GET /api/account': { says: 'How one’s own account stands', answer: accountState },
  'POST /api/account/password': {
    says: 'Set a new password; all other sessions end',
    body: changePassword,
    example: { current: '…', password: '…' },
    answer: nothing,
  },
  'POST /api/account/second-factor': {
    says: 'A seed for an app that shows codes',
    body: withPassword,
    example: OWN_PASSWORD,
    answer: v.strictObject({ seed: v.string(), uri: v.string() }),
  },
  'POST /api/account/second-factor/confirm': {
    says: 'Switch codes on by a first one; gives codes for the day the app is lost',
    body: v.strictObject({ code: v.pipe(v.string(), v.maxLength(40)) }),
    example: { code: '123456' },
    answer: v.strictObject({ codes: v.array(v.string()) }),
  },
  'POST /api/account/second-factor/remove': {
    says: 'Switch codes off',
    body: withPassword,
    example: OWN_PASSWORD,
    answer: nothing,
  },
  'GET /api/account/sessions': {
    says: 'Where one is signed in',
    answer: v.strictObject({ sessions: v.array(session) }),
  },
  'DELETE /api/account/sessions/:session': { says: 'End one of them', answer: nothing },

  'GET /api/sites/:site/audit': {
    says: 'The record of who did what at a site, the latest first',
    query: v.object({
      before: v.optional(wordLike('before', /^\d{1,15}$/, 'Give the number of an entry.')),
    }),
    answer: v.strictObject({ entries: v.array(auditEntry) }),
  },
  'GET /api/audit/check': {
    says: 'Whether the whole record is as it was written',
    query: v.object({ head: v.optional(word('head')) }),
    answer: auditCheck,
  },
} as const satisfies Record<string, Shape>
