import { newInvitation, newToken, people, role } from '@segue/core'
import * as v from 'valibot'
import type { Shape } from './shape.ts'

const nothing = v.strictObject({})

/** Who may do what: at a site, or at all of them, which is the site `*`. */
export const PEOPLE_SHAPES = {
  'GET /api/sites/:site/people': {
    says: 'People, invitations and tokens of a site',
    answer: people,
  },
  'POST /api/sites/:site/people/:account': {
    says: 'Give somebody another role',
    body: v.strictObject({ role }),
    example: { role: 'editor' },
    answer: nothing,
  },
  'DELETE /api/sites/:site/people/:account': { says: 'Take a role away', answer: nothing },
  'POST /api/sites/:site/invitations': {
    says: 'Invite somebody by a link',
    body: newInvitation,
    example: { role: 'editor', email: '…' },
    status: 201,
    answer: v.strictObject({ id: v.string(), token: v.string(), until: v.number() }),
  },
  'DELETE /api/sites/:site/invitations/:invitation': {
    says: 'Withdraw an invitation',
    answer: nothing,
  },
  'POST /api/sites/:site/tokens': {
    says: 'Make a token for a program; it is shown this once',
    body: newToken,
    example: { name: '…', role: 'publisher', days: 90 },
    status: 201,
    answer: v.strictObject({ id: v.string(), token: v.string() }),
  },
  'DELETE /api/sites/:site/tokens/:token': { says: 'Revoke a token', answer: nothing },
} as const satisfies Record<string, Shape>
