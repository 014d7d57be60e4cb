import type { TailParts } from './tail.ts'
import { tailBeside } from './tail-beside.ts'

// What the second file of a site is linked from: this, and of the parts those alone that its
// config uses and has not switched off.
export * as seldom from './seldom-after.ts'
export * as watchers from './watchers.ts'

/**
 * Events go to where the file itself has come from; `inspector` is the name of the file beside it
 * that developers ask for, `blocks` has those of what some pages need.
 */
export const tailWith = (own: TailParts, inspector: string, blocks: Record<string, string>) => {
  const beside = (name: string) => import(new URL(name, import.meta.url).href)
  return tailBeside(own, {
    url: new URL('../e', import.meta.url).href,
    inspect: () => beside(inspector),
    load: () => beside(blocks.more!),
    block: (name) => beside(blocks[name]!),
  })
}
