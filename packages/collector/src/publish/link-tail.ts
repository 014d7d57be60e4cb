import { type Published, partsAfter } from '@segue/core'
import { entryOf } from './entry-of.ts'
import { type Link, link } from './link.ts'
import { PLACES } from './places.ts'

/** What the head loads when the page is painted: with what this config uses, and nothing that it has switched off. The places for the names of further files are left open. */
export function linkTail(published: Published, by: Link = link): Promise<string> {
  const { seldom, watchers, ...parts } = partsAfter(published)
  const entry = entryOf({
    from: { '@segue/snippet/tail.js': { seldom, watchers }, '@segue/core/parts': parts },
    start: { '@segue/snippet/tail.js': 'tailWith' },
    act: (table) =>
      `export const tail = tailWith(${table}, ${PLACES.inspector}, ${PLACES.blocks}, ${PLACES.events})`,
  })
  return by({ entry, format: 'es' })
}
