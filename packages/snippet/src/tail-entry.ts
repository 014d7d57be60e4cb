import type { TailParts } from './tail.ts'
import { tailBeside } from './tail-beside.ts'

// What the second file of a site is linked from: this, and of the parts those alone that its
// config uses and has not switched off.
export * as seldom from './seldom-after.ts'
export * as watchers from './watchers.ts'

/**
 * Events go to where the file itself has come from; `inspector` is the name of the file beside it
 * that developers ask for.
 */
export const tailWith = (own: TailParts, inspector: string) =>
  tailBeside(own, {
    url: new URL('../e', import.meta.url).href,
    inspect: () => import(new URL(inspector, import.meta.url).href),
  })
