import type { Head } from './handover.ts'
import { type TailParts, tail } from './tail.ts'

// What the second file of a site is linked from: this, and of the parts those alone that its
// config uses and has not switched off.
export * as signs from './signs.ts'
export * as watchers from './watchers.ts'

export const tailWith = (parts: TailParts) => (head: Head) => tail(head, parts)
