import type { IncomingMessage } from 'node:http'
import { clientAddress } from '../geo/client-address.ts'

/** Who sends a batch, as far as their request says it. Nothing of this is kept. */
export type Sender = {
  /** The page's, as its browser says it; undefined where no browser sends. */
  origin?: string | undefined
  /** What it calls itself. */
  agent?: string | undefined
  address: string
}

export function senderOf(request: IncomingMessage, trustedProxies: number): Sender {
  const { origin, 'user-agent': agent } = request.headers
  return { origin, agent, address: clientAddress(request, trustedProxies) }
}
