import { BlockList, isIP } from 'node:net'

/** Where an IP address lies, as seen from this machine. */
export type Scope = 'machine' | 'private' | 'reserved' | 'internet' | 'unknown'

// RFC 6890 and what followed it. One of version 4 is known also in the words of version 6.
const SCOPES = {
  machine: listOf(['127.0.0.0/8'], ['::1/128']),
  private: listOf(
    ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '100.64.0.0/10'],
    ['fc00::/7', 'fe80::/10'],
  ),
  reserved: listOf(
    ['0.0.0.0/8', '192.0.0.0/24', '198.18.0.0/15', '224.0.0.0/3'],
    ['::/128', '64:ff9b::/96', 'ff00::/8'],
  ),
} as const

export function scopeOf(address: string): Scope {
  const version = isIP(address)
  if (version === 0) return 'unknown'
  const family = version === 6 ? 'ipv6' : 'ipv4'
  const names = Object.keys(SCOPES) as (keyof typeof SCOPES)[]
  return names.find((name) => SCOPES[name].check(address, family)) ?? 'internet'
}

function listOf(old: string[], young: string[]): BlockList {
  const list = new BlockList()
  const add = (network: string, family: 'ipv4' | 'ipv6') => {
    const [start, bits] = network.split('/') as [string, string]
    list.addSubnet(start, Number(bits), family)
  }
  for (const network of old) add(network, 'ipv4')
  for (const network of young) add(network, 'ipv6')
  return list
}
