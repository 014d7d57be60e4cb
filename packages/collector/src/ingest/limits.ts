import { isIPv6 } from 'node:net'
import { scopeOf } from '../http/scope-of.ts'
import { remembering } from '../remembering.ts'
import { createRecentCounts } from './recent-counts.ts'
import type { Sender } from './sender.ts'

/** Events in a minute that are taken from one address, for one site, of one visitor. */
export type Limits = Record<'address' | 'site' | 'visitor', number>

/**
 * An office behind one address stays below, and so does a browser that comes back with all that it
 * could not send. A site's own may be any number: it is the operator's to say.
 */
export const USUAL_LIMITS: Limits = {
  address: 20_000,
  site: Number.POSITIVE_INFINITY,
  visitor: 6_000,
}

/** Where the operator says otherwise. */
export const LIMIT_SETTINGS: Record<keyof Limits, string> = {
  address: 'SEGUE_MOST_BY_ADDRESS',
  site: 'SEGUE_MOST_BY_SITE',
  visitor: 'SEGUE_MOST_BY_VISITOR',
}

/** The least that a limit may be: what one batch may hold. */
export const LEAST_LIMIT = 200

export type Excess = { by: keyof Limits; most: number; seconds: number }

const MINUTE = 60_000

export type Limiter = ReturnType<typeof createLimiter>

/** Counts in whole minutes of the clock, so that nobody's last minute has to be remembered. */
export function createLimiter(limits: Limits, now: () => number) {
  const counts = createRecentCounts()
  const refused: Record<keyof Limits, number> = { address: 0, site: 0, visitor: 0 }

  return {
    /**
     * What these events would exceed; if nothing, they are counted. What is refused is not, for it
     * comes again.
     */
    take(
      site: string,
      { address }: Pick<Sender, 'address'>,
      visitors: string[],
    ): Excess | undefined {
      const minute = Math.floor(now() / MINUTE)
      const claim = (by: keyof Limits, whose: string, events: number, where = '') => ({
        by,
        scope: `${by} ${minute} ${where}`,
        whose,
        events,
      })
      const owed = [
        ...(isShared(address) ? [] : [claim('address', networkOf(address), visitors.length)]),
        claim('site', site, visitors.length),
        ...sums(visitors).map(([visitor, events]) => claim('visitor', visitor, events, site)),
      ]
      const over = owed.findIndex(
        ({ by, scope, whose, events }) => counts.add(scope, whose, events) > limits[by],
      )
      if (over < 0) return undefined
      const claimed = owed.slice(0, over + 1)
      for (const { scope, whose, events } of claimed) counts.add(scope, whose, -events)
      const { by } = owed[over]!
      refused[by] += visitors.length
      const seconds = Math.ceil(((minute + 1) * MINUTE - now()) / 1_000)
      return { by, most: limits[by], seconds }
    },
    /** Events that were to be sent again later, by what they would have exceeded. */
    refused: (): [by: keyof Limits, events: number][] =>
      Object.entries(refused) as [keyof Limits, number][],
  }
}

function sums(visitors: string[]): [visitor: string, events: number][] {
  const events = new Map<string, number>()
  for (const visitor of visitors) events.set(visitor, (events.get(visitor) ?? 0) + 1)
  return [...events]
}

// By such an address everybody comes where a proxy is that nobody has declared. Asked for each
// request, and a visitor's come one after the other.
const isShared = remembering(1_000, (address) => ['machine', 'private'].includes(scopeOf(address)))

/** A household has 2⁶⁴ addresses of the new kind, or more: those count as one. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = tail === undefined ? 0 : tail.split(':').filter(Boolean).length
  const zeros = tail === undefined ? [] : Array(Math.max(0, 8 - groups.length - rest)).fill('0')
  return [...groups, ...zeros, ...(tail ?? '').split(':')].slice(0, 4).join(':')
}
