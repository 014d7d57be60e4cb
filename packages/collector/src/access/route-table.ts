import type { Role } from '@segue/core'

/** What a caller needs for a route. */
export type Needs =
  /** Nothing: what it is asked for is itself the proof, or no secret. */
  | { kind: 'anyone' }
  /** Somebody, whoever it is; they see and change only what is theirs. */
  | { kind: 'caller' | 'person' }
  /** The data directory. */
  | { kind: 'machine' }
  /** A role at the site that is the address's `:site`. */
  | { kind: 'site'; role: Role }
  /** A role at all sites. */
  | { kind: 'everywhere'; role: Role }

const at = (role: Role): Needs => ({ kind: 'site', role })
const everywhere = (role: Role): Needs => ({ kind: 'everywhere', role })
const anyone: Needs = { kind: 'anyone' }
const caller: Needs = { kind: 'caller' }
const person: Needs = { kind: 'person' }

/** Every route of the console's server and who may call it. One that is not here does not start. */
export const ROUTES: Readonly<Record<string, Needs>> = {
  'GET /*': anyone,
  'GET /metrics': everywhere('owner'),
  'GET /api/backup': everywhere('owner'),

  'GET /api/access': anyone,
  'POST /api/access/owner': anyone,
  'POST /api/access/sign-in': anyone,
  'POST /api/access/sign-out': caller,
  'POST /api/access/invitation': anyone,
  'POST /api/access/join': anyone,
  'POST /api/access/accept': person,
  'POST /api/access/links': { kind: 'machine' },
  'POST /api/account/password': person,
  'GET /api/account/sessions': person,
  'DELETE /api/account/sessions/:session': person,

  'GET /api/sites/:site/people': at('owner'),
  'POST /api/sites/:site/people/:account': at('owner'),
  'DELETE /api/sites/:site/people/:account': at('owner'),
  'POST /api/sites/:site/invitations': at('owner'),
  'DELETE /api/sites/:site/invitations/:invitation': at('owner'),
  'POST /api/sites/:site/tokens': at('owner'),
  'DELETE /api/sites/:site/tokens/:token': at('owner'),

  'GET /api/sites': caller,
  'GET /api/power': caller,
  'GET /api/sites/:site/config': at('viewer'),
  'GET /api/sites/:site/versions': at('viewer'),
  'GET /api/sites/:site/versions/:version': at('viewer'),
  'GET /api/sites/:site/reports': at('viewer'),
  'GET /api/sites/:site/reports/:experience': at('viewer'),
  'GET /api/sites/:site/reports/:experience/detail': at('viewer'),
  'GET /api/sites/:site/funnels/:experience': at('viewer'),
  'GET /api/sites/:site/times/:experience': at('viewer'),
  'GET /api/sites/:site/surrogates': at('viewer'),
  'GET /api/sites/:site/demo-data': at('viewer'),
  'GET /api/sites/:site/bandits/:experience': at('viewer'),
  'GET /api/sites/:site/kpis': at('viewer'),
  'GET /api/sites/:site/ledger': at('viewer'),
  'GET /api/sites/:site/events': at('viewer'),
  'GET /api/sites/:site/tag': at('viewer'),
  'GET /api/sites/:site/export/report': at('viewer'),
  'GET /api/sites/:site/export/events': at('editor'),
  'GET /api/sites/:site/visitors/:visitor': at('editor'),
  'POST /api/sites/:site/previews': at('editor'),
  'POST /api/sites/:site/replay': at('editor'),
  'POST /api/sites/:site/versions': at('publisher'),
  'POST /api/sites/:site/versions/:version/restore': at('publisher'),
  'POST /api/sites/:site/demo-data': at('publisher'),
  'DELETE /api/sites/:site/demo-data': at('publisher'),
  'DELETE /api/sites/:site/visitors/:visitor': at('owner'),
}
