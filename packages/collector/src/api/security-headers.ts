import { createHash } from 'node:crypto'

/**
 * The console runs only what it was built with, talks only to its own collector and can be framed
 * by nobody: whoever is signed in to it may change the site's pages. Scripts are known by their hashes,
 * which stand in the page: no other file of this server is one. No text ever becomes markup or code.
 */
export const securityHeaders = (page: string) => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src ${hashesOf(page).join(' ')}`,
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
})

/** Of each script that the page's import map names, and of the map itself. */
function hashesOf(page: string): string[] {
  const [, map] = /<script type="importmap">(.*?)<\/script>/s.exec(page) ?? []
  if (map === undefined) return ["'none'"]
  const { integrity } = JSON.parse(map) as { integrity: Record<string, string> }
  const own = `sha384-${createHash('sha384').update(map).digest('base64')}`
  return [own, ...Object.values(integrity)].map((hash) => `'${hash}'`)
}
