import { BlockList, isIPv6 } from 'node:net'

/** Networks that are not the internet: RFC 6890 and what followed it. */
const INSIDE = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  INSIDE.addSubnet(network, bits, 'ipv4')
}
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  INSIDE.addSubnet(network, bits, 'ipv6')
}

/** Whether an IP address belongs to a private, local or reserved network; one of version 4 also in the words of version 6. */
export const isInside = (address: string): boolean =>
  INSIDE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
