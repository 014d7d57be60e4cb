/** A Content Security Policy's directives, each with its sources as they are written. */
export type Policy = ReadonlyMap<string, readonly string[]>

/** Every policy of a header that may hold several. CSP Level 3, section 2.2. */
export function parsePolicies(header: string): Policy[] {
  return header
    .split(',')
    .map((policy) => {
      const directives = new Map<string, string[]>()
      for (const part of policy.split(';')) {
        const [name, ...sources] = part.trim().split(/\s+/)
        // Of two of a name the first counts.
        if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources)
      }
      return directives
    })
    .filter(({ size }) => size > 0)
}

/** The sources that stand for a kind of request; undefined where any is allowed. */
export function sourcesFor(policy: Policy, ...names: string[]): readonly string[] | undefined {
  const name = [...names, 'default-src'].find((one) => policy.has(one))
  return name === undefined ? undefined : policy.get(name)
}

/** Whether one of the sources is of this address. CSP Level 3, section 6.7.2.7. */
export function matchesAddress(sources: readonly string[], address: URL, page: URL): boolean {
  return sources.some((source) => matches(source, address, page))
}

function matches(source: string, address: URL, page: URL): boolean {
  if (source === '*') return /^(https?|wss?):$/.test(address.protocol)
  if (source.toLowerCase() === "'self'") return address.origin === page.origin
  if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return isScheme(source.slice(0, -1), address)
  const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/:]+)(?::(\d+|\*))?(\/.*)?$/i.exec(source)
  if (!parts) return false
  const [, scheme, host = '', port, path] = parts
  return (
    isScheme(scheme ?? page.protocol.slice(0, -1), address) &&
    isHost(host.toLowerCase(), address.hostname) &&
    isPort(port, address) &&
    isPath(path, address.pathname)
  )
}

/** What is named without TLS may also come with it. */
const isScheme = (scheme: string, { protocol }: URL) =>
  protocol === `${scheme.toLowerCase()}:` || (/^http$/i.test(scheme) && protocol === 'https:')

const isHost = (pattern: string, host: string) =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern === host

function isPort(port: string | undefined, { port: own, protocol }: URL): boolean {
  const usual = protocol === 'https:' ? '443' : '80'
  return port === '*' || (own || usual) === (port ?? usual)
}

const isPath = (pattern: string | undefined, path: string) =>
  pattern === undefined ||
  pattern === '/' ||
  (pattern.endsWith('/') ? path.startsWith(pattern) : path === pattern)
