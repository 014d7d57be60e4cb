import type { TailParts } from './tail.ts'
import { tailBeside } from './tail-beside.ts'

// What the second file of a site is linked from: this, and of the parts those alone that its
// config uses and has not switched off.
export * as seldom from './seldom-after.ts'
export * as watchers from './watchers.ts'

/**
 * `inspector` is the name of the file beside this one that developers ask for, `blocks` has those of
 * what some pages need. `events` is where events go, seen from here: a file may lie far from the collector.
 */
export const tailWith = (
  own: TailParts,
  inspector: string,
  blocks: Record<string, string>,
  events: string,
) => {
  const beside = (name: string) => import(new URL(name, import.meta.url).href)
  return tailBeside(own, {
    url: new URL(events, import.meta.url).href,
    inspect: () => beside(inspector),
    load: () => beside(blocks.more!),
    block: (name) => beside(blocks[name]!),
  })
}
