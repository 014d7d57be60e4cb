import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether an `Authorization` header carries the token; says nothing of it by the time it takes. */
export function bearerCheck(token: string): (authorization: string | undefined) => boolean {
  const wanted = digest(`Bearer ${token}`)
  return (authorization) => timingSafeEqual(digest(authorization ?? ''), wanted)
}

/** Equal lengths for the comparison, whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
