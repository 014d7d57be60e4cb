import * as v from 'valibot'
import { ApiError } from './api-error.ts'

/** A body of this shape; `example` shows it to whoever sends another. */
export function readBody<Output>(
  shape: v.GenericSchema<unknown, Output>,
  body: unknown,
  example: unknown,
): Output {
  const parsed = v.safeParse(shape, body)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const shown = JSON.stringify(example, null, 1).replace(/\s*\n\s*/g, ' ')
  throw new ApiError(400, `${v.getDotPath(issue) ?? 'The body'}: ${issue.message}. Send ${shown}.`)
}

/** What stands behind an address's "?". What nobody asked for is passed over. */
export function readQuery<Output>(shape: v.GenericSchema<unknown, Output>, query: unknown): Output {
  const parsed = v.safeParse(shape, query)
  if (parsed.success) return parsed.output
  throw new ApiError(400, parsed.issues[0].message)
}
