import * as v from 'valibot'
import type { Tree } from './change.ts'
import { problem } from './problem.ts'

/** A block as it would be painted first: what its elements are, and its looks where they are not the page's. */
export const drawnBlock = v.strictObject({
  tree: v.array(v.unknown() as v.GenericSchema<unknown, Tree>),
  css: v.exactOptional(v.string()),
  /** Why there is nothing to see, as while its form is still being filled in. */
  problems: v.array(problem),
})
export type DrawnBlock = v.InferOutput<typeof drawnBlock>
