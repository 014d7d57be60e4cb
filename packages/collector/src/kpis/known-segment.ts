import type { Config } from '@segue/core'
import { ApiError } from '../api/api-error.ts'

/** The segments of a config, of which the one that is asked for is one, if any is. */
export function knownSegments({ site, segments }: Config, asked: string | undefined): string[] {
  const ids = segments.map(({ id }) => id)
  if (asked === undefined || ids.includes(asked)) return ids
  throw new ApiError(
    404,
    `Site "${site}" has no segment "${asked}". It has: ${ids.join(', ') || 'none'}.`,
  )
}
