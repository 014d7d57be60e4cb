import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { inTurn } from '../in-turn.ts'

/** What lies further down comes in a task of its own: what is above it can be used before. */
export function Soon({ children }: { children: ComponentChildren }) {
  const [isThere, come] = useState(false)
  useEffect(() => inTurn(() => come(true)), [])
  return isThere ? children : null
}
