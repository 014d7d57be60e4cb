import * as v from 'valibot'
import { ApiError } from './api-error.ts'

/** A body of this shape; `example` shows it to whoever sends another. */
export function readBody<Output>(
  shape: v.GenericSchema<unknown, Output>,
  body: unknown,
  example: string,
): Output {
  const parsed = v.safeParse(shape, body)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new ApiError(
    400,
    `${v.getDotPath(issue) ?? 'The body'}: ${issue.message}. Send ${example}.`,
  )
}
