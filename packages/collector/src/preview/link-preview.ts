import { type Published, partsBefore } from '@segue/core'
import { entryOf } from '../publish/entry-of.ts'
import type { Link } from '../publish/link.ts'
import { PLACES } from '../publish/places.ts'

const MODULE = '@segue/snippet/preview.js'

/**
 * What shows any arm of a config, with the places for it left open. It is a program of its own: a
 * visitor's file has nothing of it, and it has nothing of what learns and sends.
 */
export function linkPreview(published: Published, by: Link): Promise<string> {
  // It asks for no consent, since it keeps nothing.
  const { seldom: asked, signs, writers, consents: _, ...parts } = partsBefore(published)
  // It follows redirects by itself, and knows no visitor.
  const seldom = asked.filter((name) => name !== 'leave' && name !== 'sharedId')
  const entry = entryOf({
    from: { [MODULE]: { seldom, signs, writers }, '@segue/core/parts': parts },
    start: { [MODULE]: 'startPreview' },
    as: { viewTakings: 'takings' },
    act: (table) => `startPreview(${PLACES.config}, ${PLACES.preview}, ${table})`,
  })
  return by({ entry, format: 'iife' })
}

/** What says that a link shows nothing. */
export function linkRefusal(by: Link): Promise<string> {
  const act = `refusePreview(${PLACES.site}, ${PLACES.preview})`
  return by({ entry: `import { refusePreview } from '${MODULE}'\n${act}`, format: 'iife' })
}
