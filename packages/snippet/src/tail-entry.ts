import type { Head } from './handover.ts'
import { type TailParts, tail } from './tail.ts'

// What the second file of a site is linked from: this, and of the parts those alone that its
// config uses and has not switched off.
export * as seldom from './seldom-after.ts'
export * as watchers from './watchers.ts'

/**
 * The tail with its own parts and, of each table, those that the head has already. `inspector` is the
 * name of the file beside it that developers ask for.
 */
export const tailWith = (own: TailParts, inspector: string) => (head: Head) =>
  tail(
    head,
    Object.fromEntries(
      Object.entries(own).map(([table, parts]) => [
        table,
        Object.assign({}, head.parts[table as never], parts) as never,
      ]),
    ) as unknown as TailParts,
    inspector,
  )
