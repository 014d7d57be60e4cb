import * as v from 'valibot'
import { field } from './field.ts'
import { id } from './id.ts'

/** A block that a site has made itself: its first state is HTML with `{name}` where a field goes. */
export const ownBlock = v.strictObject({
  id,
  name: v.pipe(v.string(), v.maxLength(80)),
  about: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  fields: v.optional(v.pipe(v.array(field), v.maxLength(30)), []),
  html: v.pipe(v.string(), v.maxLength(20_000)),
})
export type OwnBlock = v.InferOutput<typeof ownBlock>
