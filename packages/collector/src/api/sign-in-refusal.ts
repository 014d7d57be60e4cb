import type { SignInResult } from '../access/sign-in.ts'
import { ApiError } from './api-error.ts'

/** Why somebody may not come in, in their words. */
export function signInRefusal(result: Exclude<SignInResult, { kind: 'in' }>): ApiError {
  switch (result.kind) {
    case 'wrong':
      return new ApiError(401, 'These do not belong together. Look at both, and try again.')
    case 'code':
      // "Precondition required": the same again, with a code.
      return new ApiError(428, 'Give the six digits that your app shows, or a recovery code.')
    case 'used':
      return new ApiError(401, 'This link was used, or is too old. Ask for another.')
    case 'later':
      return new ApiError(
        429,
        `There were too many wrong passwords. The next one is looked at in ${inWords(result.seconds)}.`,
      )
  }
}

function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? 'a second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
