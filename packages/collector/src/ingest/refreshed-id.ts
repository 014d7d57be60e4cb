import type { IncomingMessage } from 'node:http'

/** The longest that browsers keep a cookie. */
const LONGEST = 400 * 24 * 60 * 60

/**
 * The visitor's id as a cookie that the site's own host sets: Safari keeps it, and what a script
 * writes only for a week. The cookie comes along only where the collector is on that host, and
 * nothing is sent back that did not come.
 */
export function refreshedId(
  request: IncomingMessage,
  domain: string | undefined,
): string | undefined {
  const id = /(?:^|;\s*)segue_id=(\w{16,64})(?:;|$)/.exec(request.headers.cookie ?? '')?.[1]
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  if (!id || !domain || (host !== domain && !host.endsWith(`.${domain}`))) {
    return undefined
  }
  const secure = isSecure(request) ? '; Secure' : ''
  return `segue_id=${id}; Domain=${domain}; Path=/; Max-Age=${LONGEST}; SameSite=Lax${secure}`
}

/** TLS mostly ends at a proxy. A forged header costs its sender the cookie, and nobody else. */
const isSecure = ({ headers }: IncomingMessage) => headers['x-forwarded-proto'] === 'https'
