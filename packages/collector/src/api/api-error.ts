import type { Problem } from '@segue/core'

/** A request that cannot be done, as the API answers it. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly statusCode: number
  readonly problems: Problem[] | undefined

  constructor(statusCode: number, message: string, problems?: Problem[]) {
    super(message)
    this.statusCode = statusCode
    this.problems = problems
  }
}
