import type { IncomingMessage } from 'node:http'
import { clientAddress } from '../geo/client-address.ts'

/** Who sends a batch, as far as their request says it. Nothing of this is kept. */
export type Sender = {
  /** The page's, as its browser says it; undefined where no browser sends. */
  origin?: string | undefined
  /** What it calls itself. */
  agent?: string | undefined
  address: string
  /** Asks by Global Privacy Control not to be followed. */
  gpc?: boolean
}

export function senderOf(request: IncomingMessage, trustedProxies: number): Sender {
  const { origin, 'user-agent': agent, 'sec-gpc': gpc } = request.headers
  return { origin, agent, gpc: gpc === '1', address: clientAddress(request, trustedProxies) }
}
