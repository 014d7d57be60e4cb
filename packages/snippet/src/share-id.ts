const YEAR = 365 * 24 * 60 * 60

/** The id by which another sub-domain knows the visitor. */
export const sharedId = (): string | undefined =>
  /(?:^|; )segue_id=(\w{16,64})/.exec(document.cookie)?.[1]

/**
 * Lets all sub-domains of a domain know the visitor by the same id. Where the collector is on the
 * site's own host it refreshes the cookie by HTTP: what a script writes Safari keeps for a week.
 */
export function shareId(id: string, domain: string, seconds = YEAR): void {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API has no Safari before 18.4
  document.cookie = `segue_id=${id}; Domain=${domain}; Path=/; Max-Age=${seconds}; SameSite=Lax${secure}`
}
