import { CONTROL } from '@segue/core'
import type { Keenness } from '../world/crowd.ts'

/** What the variant changes, by whom it is for; `*` is for those who come by no campaign. */
export const LIFTS = { spring: 0.2, partner: 0, autumn: -0.2, '*': 0.4 }
export type AudienceId = keyof typeof LIFTS
export const AUDIENCES = Object.keys(LIFTS) as AudienceId[]

const CARTS = 0.2
const ORDERS = 0.5

/** Of all who come; audiences are of one size and, but for the variant, alike. */
export const LIFT_OVER_ALL =
  Object.values(LIFTS).reduce((sum, lift) => sum + lift, 0) / AUDIENCES.length

export function arrive(random: () => number): Record<string, unknown> {
  const audience = AUDIENCES[Math.floor(random() * AUDIENCES.length)]!
  return audience === '*' ? {} : { source: 'newsletter', campaign: audience }
}

/** What is in the cart is bought as often in either arm, for as much: carts, orders and money have one lift. */
export const keenness: Keenness = (cell) => {
  const [, audience, arm] = cell.split('/') as [string, AudienceId, string]
  return { cart: CARTS * (1 + (arm === CONTROL ? 0 : LIFTS[audience])), order: ORDERS }
}

export function configOf(site: string): object {
  const change = { kind: 'text', target: 'h1', text: 'Good to see you' }
  const arms = [{ id: CONTROL }, { id: 'b', changes: [change] }]
  return {
    site,
    currency: 'EUR',
    segments: AUDIENCES.filter((id) => id !== '*').map((id) => ({
      id,
      when: { 'visit.campaign': id },
    })),
    goals: [
      { id: 'order', kind: 'macro', on: 'purchase' },
      { id: 'cart_add', kind: 'micro', on: 'add_to_cart' },
    ],
    experiences: [
      {
        id: 'hero',
        pages: ['/'],
        goals: ['order', 'cart_add'],
        audiences: AUDIENCES.map((segment) => ({ segment, arms })),
      },
    ],
  }
}
