import { hash, type Options, verify } from '@node-rs/argon2'
import { ApiError } from '../api/api-error.ts'

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane; some 30 ms. */
const USUAL: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Each takes a thread and 19 MiB, and events go before guesses. */
const AT_A_TIME = 2
const MOST_WAITING = 20

export type Passwords = {
  hash(password: string): Promise<string>
  /** Without a hash it takes as long and says no: whether there is an account cannot be timed. */
  verify(hash: string | undefined, password: string): Promise<boolean>
}

export function createPasswords(options: Options = USUAL): Passwords {
  let running = 0
  const waiting: (() => void)[] = []
  let nobodys: string | undefined

  async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (running >= AT_A_TIME) {
      if (waiting.length >= MOST_WAITING) {
        throw new ApiError(503, 'Too many sign-ins at a time. Try again in a moment.')
      }
      await new Promise<void>((go) => waiting.push(go))
    } else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }

  return {
    hash: (password) => inTurn(() => hash(password, options)),
    verify: (known, password) =>
      inTurn(async () => {
        nobodys ??= await hash('nobody’s', options)
        const matches = await verify(known ?? nobodys, password)
        return known !== undefined && matches
      }),
  }
}
