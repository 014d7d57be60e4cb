import type { Problem } from '@segue/core'

/** The status where no answer came: what was asked for may have been done, or not. */
export const UNANSWERED = 0

/** What the collector said no to, in words that a screen can show as they are. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly problems: Problem[]

  constructor(status: number, message: string, problems: Problem[] = []) {
    super(message)
    this.status = status
    this.problems = problems
  }
}

export type Get = <T>(path: string) => Promise<T>
/** `patience`: how long to wait for the answer, in ms. */
export type Post = <T>(path: string, body: unknown, patience?: number) => Promise<T>
export type Delete = <T>(path: string) => Promise<T>

type Options = {
  /** Where the API lies: `/api`. */
  base: string
  /** Called when the collector does not know (any more) who asks. */
  refused: () => void
  /** Who asks by a secret is nobody else, whoever is signed in at this browser. */
  bearer?: string
}

/** The first tells the collector that this is its own page: no other can send it. */
const HEADERS = { 'x-segue-console': '1', 'content-type': 'application/json' }

/** Longer than any answer of a healthy collector takes. */
const PATIENCE = 10_000

/** The collector's API. Answers are trusted: they come from the origin that served this code. */
export function createApi({ base, refused, bearer }: Options): {
  get: Get
  post: Post
  remove: Delete
} {
  async function call<T>(path: string, init: RequestInit, patience = PATIENCE): Promise<T> {
    const response = await fetch(base + path, {
      ...init,
      headers: bearer === undefined ? HEADERS : { ...HEADERS, authorization: `Bearer ${bearer}` },
      credentials: bearer === undefined ? 'same-origin' : 'omit',
      signal: AbortSignal.timeout(patience),
    }).catch(() => {
      throw new ApiError(UNANSWERED, 'The collector can’t be reached. Is it running?')
    })
    const answer = await response.json().catch(() => ({}))
    if (response.ok) return answer as T
    if (response.status === 401) refused()
    throw new ApiError(
      response.status,
      answer.error ?? `The collector answered with status ${response.status}.`,
      answer.problems,
    )
  }
  return {
    get: (path) => call(path, {}),
    post: (path, body, patience) =>
      call(path, { method: 'POST', body: JSON.stringify(body) }, patience),
    remove: (path) => call(path, { method: 'DELETE', body: '{}' }),
  }
}

/** The sentence to show for whatever was thrown. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
