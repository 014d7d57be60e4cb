import { randomUUID } from 'node:crypto'
import type { Event } from '@segue/core'
import { chanceOf } from '../../surrogates/testing/simulate-shop.ts'
import type { Raw } from './funnel-again.ts'

/** Just before a month's end. */
export const BEGIN = Date.UTC(2026, 4, 31, 23, 59, 59, 990)

/** Visitors of two experiences, much of whose doings fall into the same milliseconds. */
export function busyMoments(seed: number): Raw[] {
  const chance = chanceOf(seed)
  const upTo = (number: number) => Math.floor(chance() * number)
  return Array.from({ length: 400 }, (_, n) => {
    const experiences = ['hero', 'banner'].filter((_, k) => k === n % 2 || n % 3 === 0)
    return Array.from({ length: 1 + upTo(7) }, (_, k) => {
      const at = upTo(20)
      // Somebody who was first exposed late may have been moved by new weights.
      const arm = n % 40 === 7 ? ['control', 'b'][upTo(2)] : ['control', 'b'][n % 5 > 1 ? 1 : 0]
      const goals = k === 0 ? [] : ['order', 'cart', 'lead', 'other'].filter(() => chance() < 0.3)
      const event: Event = {
        id: randomUUID(),
        name: k === 0 ? 'experience_impression' : 'click',
        kind: k === 0 ? 'exposure' : 'event',
        at: BEGIN + at,
        visitor: `v${n}`,
        visit: `v${n}-${1 + upTo(2)}`,
        page: randomUUID(),
        seq: upTo(2),
        config: 1,
        segments: [],
        arms: Object.fromEntries(
          experiences.map((experience) => [experience, `*/${arm}/${at < 10 ? 1 : 2}`]),
        ),
        goals,
        props: {},
      }
      const raw = { event, bot: n % 31 === 3 && chance() < 0.4 ? 1 : 0 }
      return n % 4 ? [raw] : [raw, raw]
    }).flat()
  }).flat()
}
