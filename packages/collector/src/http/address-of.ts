/** Where this machine reaches a server of its own: one on every address is on the machine's own. */
export function addressOf(host: string, port: number): string {
  const near = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? host
  return `http://${near.includes(':') && !near.startsWith('[') ? `[${near}]` : near}:${port}`
}
