import { createHash } from 'node:crypto'
import { matchesAddress, type Policy, sourcesFor } from './source-list.ts'

/** A script element as a policy sees it: its own code, or the address it is loaded from. */
export type SeenScript = { nonce: string | undefined; code: string; src: URL | undefined }

const SCRIPTS = ['script-src-elem', 'script-src'] as const

/** Whether a page's policy runs a script that stands in the page. CSP Level 3, section 6.7.3. */
export function runsScript(policy: Policy, { nonce, code, src }: SeenScript, page: URL): boolean {
  const sources = sourcesFor(policy, ...SCRIPTS)
  if (!sources) return true
  if (nonce && sources.includes(`'nonce-${nonce}'`)) return true
  if (src) return !isStrict(sources) && matchesAddress(sources, src, page)
  if (sources.some((source) => isHashOf(source, code))) return true
  return hasWord(sources, 'unsafe-inline') && !sources.some(isNonceOrHash) && !isStrict(sources)
}

/** Whether it runs what a script that it runs adds to the page. */
export function runsAdded(policy: Policy, src: URL, page: URL): boolean {
  const sources = sourcesFor(policy, ...SCRIPTS)
  if (!sources) return true
  return isStrict(sources) || matchesAddress(sources, src, page)
}

/** Whether code may set a script's address without a policy of its own for that. */
export const letsCodeLoad = (policy: Policy): boolean =>
  !policy.get('require-trusted-types-for')?.some((word) => word.toLowerCase() === "'script'")

const hasWord = (sources: readonly string[], word: string) =>
  sources.some((source) => source.toLowerCase() === `'${word}'`)
const isStrict = (sources: readonly string[]) => hasWord(sources, 'strict-dynamic')
const isNonceOrHash = (source: string) => /^'(nonce|sha(256|384|512))-/i.test(source)

function isHashOf(source: string, code: string): boolean {
  const [, algorithm, hash] = /^'(sha(?:256|384|512))-([\w+/=-]+)'$/i.exec(source) ?? []
  if (!algorithm || !hash) return false
  const own = createHash(algorithm.toLowerCase()).update(code).digest('base64')
  return own === hash.replaceAll('-', '+').replaceAll('_', '/')
}
