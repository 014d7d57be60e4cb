import * as v from 'valibot'
import { role } from './role.ts'

const roles = v.record(v.string(), role)

/** Who asks: a person with an account, a program with a token, whoever has the data directory or a link to results. */
export const caller = v.strictObject({
  kind: v.picklist(['person', 'token', 'machine', 'link']),
  id: v.string(),
  name: v.string(),
  email: v.nullable(v.string()),
  roles,
  /** The one experience whose results a link shows. */
  shows: v.exactOptional(v.strictObject({ site: v.string(), experience: v.string() })),
})
export type Caller = v.InferOutput<typeof caller>

/** What the console is told first. `unowned`: nobody has an account yet. */
export const entrance = v.strictObject({
  unowned: v.boolean(),
  caller: v.nullable(caller),
})
export type Entrance = v.InferOutput<typeof entrance>

const name = v.pipe(v.string(), v.trim(), v.minLength(1, 'Say what to call you'), v.maxLength(80))
const email = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(200),
  v.regex(/^[^\s@<>"]+@[^\s@<>"]+$/, 'This is no address of e-mail'),
)

/** Shorter ones are guessed from a stolen file; far longer ones only keep the processor busy. */
export const LEAST_PASSWORD = 12
const newPassword = v.pipe(
  v.string(),
  v.minLength(
    LEAST_PASSWORD,
    `A password has at least ${LEAST_PASSWORD} signs. A few words in a row are good`,
  ),
  v.maxLength(256, 'A password has at most 256 signs'),
)
const secret = v.pipe(v.string(), v.maxLength(256))

/** A new account: the owner's, or of somebody who was invited. */
export const newAccount = v.strictObject({ token: secret, name, email, password: newPassword })
export type NewAccount = v.InferOutput<typeof newAccount>

/** The ways in: a password, maybe with a code; a link that works once; the data directory's token. */
export const signIn = v.variant('by', [
  v.strictObject({
    by: v.literal('password'),
    email,
    password: secret,
    code: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40))),
  }),
  v.strictObject({ by: v.literal('link'), token: secret }),
  v.strictObject({ by: v.literal('token'), token: secret }),
])
export type SignIn = v.InferInput<typeof signIn>

/** `current` is not asked of who came by a link: it was forgotten. */
export const changePassword = v.strictObject({
  current: v.optional(secret),
  password: newPassword,
})

/** How somebody's own account stands. `codesLeft`: recovery codes that are not used yet. */
export const accountState = v.strictObject({
  secondFactor: v.boolean(),
  codesLeft: v.number(),
  /** They came by a link: the password may be set without the present one. */
  byLink: v.boolean(),
})
export type AccountState = v.InferOutput<typeof accountState>

/** One of somebody's sessions. */
export const session = v.strictObject({
  id: v.string(),
  at: v.number(),
  seenAt: v.number(),
  /** The browser, as it says. */
  browser: v.string(),
  /** From how far away it was begun: no address is kept. */
  from: v.string(),
  current: v.boolean(),
})
export type Session = v.InferOutput<typeof session>

/** What somebody is invited to: by a link, which who has it may use once. */
export const newInvitation = v.strictObject({ role, email: v.optional(email) })
export type NewInvitation = v.InferInput<typeof newInvitation>

/** Somebody who has a role at a site. */
export const member = v.strictObject({
  account: v.string(),
  name: v.string(),
  email: v.string(),
  role,
  /** The role is one at all sites, and changed there. */
  everywhere: v.boolean(),
})
export type Member = v.InferOutput<typeof member>

export const invitation = v.strictObject({
  id: v.string(),
  role,
  email: v.nullable(v.string()),
  by: v.string(),
  until: v.number(),
})
export type Invitation = v.InferOutput<typeof invitation>

/** What whoever opens an invitation is told. */
export const invited = v.strictObject({
  site: v.string(),
  role,
  email: v.nullable(v.string()),
  by: v.string(),
})
export type Invited = v.InferOutput<typeof invited>

/** A program's way in. `days`: how long it holds; without it, until it is revoked. */
export const newToken = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1, 'Say what it is for'), v.maxLength(80)),
  role,
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_650))),
})
export type NewToken = v.InferInput<typeof newToken>

export const apiToken = v.strictObject({
  id: v.string(),
  name: v.string(),
  role,
  by: v.string(),
  at: v.number(),
  until: v.nullable(v.number()),
  seenAt: v.nullable(v.number()),
})
export type ApiToken = v.InferOutput<typeof apiToken>

/** A link to an experience's results, for whoever has it. `days`: how long it holds; without it, until it is revoked. */
export const newResultsLink = v.strictObject({
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_650))),
})
export type NewResultsLink = v.InferInput<typeof newResultsLink>

export const resultsLink = v.strictObject({
  id: v.string(),
  by: v.string(),
  at: v.number(),
  until: v.nullable(v.number()),
})
export type ResultsLink = v.InferOutput<typeof resultsLink>

/** Who may do what at a site, or at all. */
export const people = v.strictObject({
  members: v.array(member),
  invitations: v.array(invitation),
  tokens: v.array(apiToken),
})
export type People = v.InferOutput<typeof people>

/** A line of the record of who did what. `n` counts up without a gap. */
export const auditEntry = v.strictObject({
  n: v.number(),
  at: v.number(),
  who: v.string(),
  what: v.string(),
  site: v.nullable(v.string()),
  detail: v.nullable(v.string()),
  from: v.string(),
  hash: v.string(),
})
export type AuditEntry = v.InferOutput<typeof auditEntry>

/** Whether the record is whole: `fault` says where it is not. */
export const auditCheck = v.strictObject({
  entries: v.number(),
  head: v.string(),
  fault: v.nullable(v.strictObject({ n: v.number(), why: v.string() })),
})
export type AuditCheck = v.InferOutput<typeof auditCheck>
