import type { Role } from '@segue/core'

/** What a caller needs for a route, and the words under which the record has it. */
export type Needs = Whom & { audit?: string }

type Whom =
  /** Nothing: what it is asked for is itself the proof, or no secret. */
  | { kind: 'anyone' }
  /** Somebody, whoever it is, with more than a link to results; they see and change only what is theirs. */
  | { kind: 'caller' | 'person' }
  /** A viewer of the address's `:site`, or a link to the results of its `:experience`. */
  | { kind: 'results' }
  /** The data directory. */
  | { kind: 'machine' }
  /** A role at the site that is the address's `:site`. */
  | { kind: 'site'; role: Role }
  /** A role at all sites. */
  | { kind: 'everywhere'; role: Role }

const at = (role: Role, audit?: string): Needs => ({ kind: 'site', role, ...(audit && { audit }) })
const everywhere = (role: Role, audit?: string): Needs => ({
  kind: 'everywhere',
  role,
  ...(audit && { audit }),
})
const of =
  (kind: 'anyone' | 'caller' | 'person' | 'machine' | 'results') =>
  (audit?: string): Needs => ({ kind, ...(audit && { audit }) })
const [anyone, caller, person] = [of('anyone'), of('caller'), of('person')]
const [machine, results] = [of('machine'), of('results')]

/**
 * Every route of the console's server: who may call it, and what the record calls it where it changes something
 * or takes much away. One that is not here does not start.
 */
export const ROUTES: Readonly<Record<string, Needs>> = {
  'GET /*': anyone(),
  'GET /api/openapi.json': anyone(),
  'GET /metrics': everywhere('owner'),
  'GET /api/backup': everywhere('owner', 'took a backup'),
  'GET /api/audit/check': everywhere('owner'),

  'GET /api/access': anyone(),
  'POST /api/access/owner': anyone('made the installation theirs'),
  'POST /api/access/sign-in': anyone('signed in'),
  'POST /api/access/sign-out': caller('signed out'),
  'POST /api/access/invitation': anyone(),
  'POST /api/access/join': anyone('joined by an invitation'),
  'POST /api/access/accept': person('accepted an invitation'),
  'POST /api/access/links': machine('made a sign-in link'),
  'GET /api/account': person(),
  'POST /api/account/password': person('set a new password'),
  'POST /api/account/second-factor': person(),
  'POST /api/account/second-factor/confirm': person('switched on codes at sign-in'),
  'POST /api/account/second-factor/remove': person('switched off codes at sign-in'),
  'GET /api/account/sessions': person(),
  'DELETE /api/account/sessions/:session': person('ended a session'),

  'GET /api/sites/:site/people': at('owner'),
  'POST /api/sites/:site/people/:account': at('owner', 'gave a role'),
  'DELETE /api/sites/:site/people/:account': at('owner', 'took a role away'),
  'POST /api/sites/:site/invitations': at('owner', 'invited somebody'),
  'DELETE /api/sites/:site/invitations/:invitation': at('owner', 'withdrew an invitation'),
  'POST /api/sites/:site/tokens': at('owner', 'made a token'),
  'DELETE /api/sites/:site/tokens/:token': at('owner', 'revoked a token'),
  'GET /api/sites/:site/audit': at('owner'),

  'GET /api/sites': caller(),
  'GET /api/power': caller(),
  'GET /api/sites/:site/config': at('viewer'),
  'GET /api/sites/:site/versions': at('viewer'),
  'GET /api/sites/:site/versions/:version': at('viewer'),
  'GET /api/sites/:site/reports': at('viewer'),
  'GET /api/sites/:site/reports/:experience': results(),
  'GET /api/sites/:site/reports/:experience/detail': results(),
  'GET /api/sites/:site/reports/:experience/links': at('publisher'),
  'POST /api/sites/:site/reports/:experience/links': at('publisher', 'made a link to results'),
  'DELETE /api/sites/:site/reports/:experience/links/:link': at(
    'publisher',
    'revoked a link to results',
  ),
  'GET /api/sites/:site/funnels/:experience': results(),
  'GET /api/sites/:site/times/:experience': results(),
  'GET /api/sites/:site/surrogates': at('viewer'),
  'GET /api/sites/:site/demo-data': at('viewer'),
  'GET /api/sites/:site/bandits/:experience': at('viewer'),
  'GET /api/sites/:site/kpis': at('viewer'),
  'GET /api/sites/:site/kpis/around/:date': at('viewer'),
  'GET /api/sites/:site/campaigns': at('viewer'),
  'GET /api/sites/:site/ledger': at('viewer'),
  'GET /api/sites/:site/events': at('viewer'),
  'GET /api/sites/:site/tag': at('viewer'),
  'GET /api/sites/:site/script': at('viewer'),
  'GET /api/sites/:site/export/report': at('viewer'),
  'GET /api/sites/:site/export/events': at('editor', 'exported events'),
  'GET /api/sites/:site/visitors/:visitor': at('editor', 'read what is known of a visitor'),
  'POST /api/sites/:site/previews': at('editor', 'made preview links'),
  'POST /api/sites/:site/blocks': at('editor'),
  'POST /api/sites/:site/replay': at('editor'),
  'POST /api/sites/:site/page-checks': at('publisher', 'had a page looked at'),
  'POST /api/sites/:site/versions': at('publisher', 'published'),
  'POST /api/sites/:site/versions/:version/restore': at('publisher', 'brought a version back'),
  'POST /api/sites/:site/demo-data': at('publisher', 'loaded demo data'),
  'DELETE /api/sites/:site/demo-data': at('publisher', 'took the demo data out'),
  'DELETE /api/sites/:site/visitors/:visitor': at('owner', 'erased a visitor'),
}

/** What changes nothing that is kept, though it is asked by a method that could. */
export const UNRECORDED: readonly string[] = [
  'POST /api/access/invitation',
  'POST /api/account/second-factor',
  'POST /api/sites/:site/blocks',
  'POST /api/sites/:site/replay',
]
