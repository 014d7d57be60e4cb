import type { Head } from './handover.ts'
import { type TailParts, tail, type Whence } from './tail.ts'

/** The tail with its own parts and, of each table, those that the head has already. */
export const tailBeside = (own: TailParts, whence: Whence) => (head: Head) =>
  tail(
    head,
    Object.fromEntries(
      Object.entries(own).map(([table, parts]) => [
        table,
        Object.assign({}, head.parts[table as never], parts) as never,
      ]),
    ) as unknown as TailParts,
    whence,
  )
