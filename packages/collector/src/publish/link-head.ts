import { type Published, partsBefore } from '@segue/core'
import { entryOf } from './entry-of.ts'
import { type Link, link } from './link.ts'
import { PLACES } from './places.ts'

/**
 * What runs before the first paint, with those operators, trait forms, rooms and kinds of change
 * alone that the config uses. The places for the config and the tail's name are left open.
 */
export function linkHead(published: Published, by: Link = link): Promise<string> {
  const { seldom, signs, writers, consents, ...parts } = partsBefore(published)
  const asks = published.consent || published.gpc
  const start = asks ? 'startAsking' : 'start'
  const entry = entryOf({
    from: {
      '@segue/snippet/head.js': { seldom, signs, writers, ...(asks && { consents }) },
      '@segue/core/parts': parts,
    },
    start: { '@segue/snippet/head.js': start },
    as: { viewTakings: 'takings' },
    act: (table) => `${start}(${PLACES.config}, ${PLACES.tail}, ${table})`,
  })
  return by({ entry, format: 'iife' })
}
