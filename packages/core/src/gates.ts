import { inNamespace } from './bucketing.ts'
import type { Visitor } from './decide.ts'
import { hashOf } from './hash.ts'
import type { keepsIn } from './keeps-in.ts'
import type { Holdout, PublishedArm, PublishedExperience } from './published.ts'
import type { uncapped } from './shown.ts'

// Rules of deciding that few configs have. Each is an export here, so that a site's file carries
// those alone that its config uses.

/**
 * Between two moments; and of a group of experiences a visitor sees one: who has been exposed to
 * it stays in it.
 */
export const admits = (
  { id, group, from = 0, to = Number.POSITIVE_INFINITY }: PublishedExperience,
  visitor: Visitor,
  at: number,
): boolean =>
  at >= from && at < to && (!group || !!visitor.arms[id] || inNamespace(visitor.id, group))

/** One that waits for something has not begun. */
export const begun = ({ trigger }: PublishedExperience): boolean => !trigger

/** The arm of somebody who is held out. `exposed` is the arm that they have been counted in, if any. */
export function heldOut(
  holdouts: Holdout[],
  exposed: string,
  visitor: Visitor,
): PublishedArm | undefined {
  const found = holdouts.find(([arm, seed, share]) =>
    exposed ? exposed === arm : hashOf(seed, visitor.id) < share,
  )
  return found && { id: found[0], changes: [] }
}

export { keepsIn } from './keeps-in.ts'
export { uncapped } from './shown.ts'

export type Gates = {
  keepsIn?: typeof keepsIn
  admits?: typeof admits
  begun?: typeof begun
  uncapped?: typeof uncapped
  heldOut?: typeof heldOut
}
