import { CliError } from './cli-error.ts'

/** An address below which visitors' browsers reach something, without the last slash. */
export function webAddress(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const fault = url ? faultOf(url) : 'is no address'
  if (!url || fault) {
    throw new CliError(
      `The ${name} is "${text}", which ${fault}. Give one such as https://segue.example.com or https://www.example.com/about.`,
    )
  }
  return url.href.replace(/\/+$/, '')
}

function faultOf({ protocol, hostname, search, hash, username, password }: URL): string {
  if (protocol !== 'https:' && protocol !== 'http:') return 'is no web address'
  // A page on https loads nothing that is not, but for what is on the same machine.
  if (protocol === 'http:' && !isThisMachine(hostname)) return 'is not https'
  if (username || password) return 'has a name or a password in it'
  return search || hash ? 'has more than a path' : ''
}

const isThisMachine = (hostname: string) =>
  /^(127(\.\d+){3}|\[::1\]|(.+\.)?localhost)$/.test(hostname)
