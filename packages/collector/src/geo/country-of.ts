import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Reader } from 'mmdb-lib'
import { StartError } from '../data-directory.ts'
import { remembering } from '../remembering.ts'
import { clientAddress } from './client-address.ts'

export type GeoOptions = {
  /** A header in which the CDN before us names the country, such as `cf-ipcountry`. Nobody else may reach us. */
  countryHeader?: string
  /** How many proxies stand before us. */
  trustedProxies?: number
  /** An MMDB file with countries; the one that comes with us unless another is named. */
  countryDatabase?: string
}

/** The country of a request, as ISO 3166-1 alpha-2; undefined where nobody knows. The address comes to rest nowhere. */
export type CountryOf = (request: IncomingMessage) => string | undefined

/** As ours has it, and as MaxMind's have. */
type Row = { country_code?: string; country?: { iso_code?: string } } | null

export async function openCountries(options: GeoOptions = {}): Promise<CountryOf> {
  const { trustedProxies = 0 } = options
  const header = options.countryHeader?.toLowerCase()
  if (header) return (request) => codeOf([request.headers[header] ?? ''].flat()[0])

  const file = options.countryDatabase ?? ours()
  const reader = new Reader(await readDatabase(file))
  // A visitor's requests come one after the other.
  const countryFrom = remembering(1_000, (address) => {
    if (!isIP(address)) return undefined
    const row = reader.get(address) as Row
    return codeOf(row?.country_code ?? row?.country?.iso_code)
  })
  return (request) => countryFrom(clientAddress(request, trustedProxies))
}

/** CDNs say XX for an unknown country and T1 for Tor. */
const codeOf = (code: string | undefined) =>
  code && /^[A-Z]{2}$/.test(code) && code !== 'XX' ? code : undefined

async function readDatabase(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new StartError(
      `The country database "${file}" cannot be read. Correct SEGUE_COUNTRY_DB, or leave it out. (${(error as Error).message})`,
    )
  }
}

/** Country by registry and network, CC0: https://github.com/sapics/ip-location-db */
function ours(): string {
  const name = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb'
  return fileURLToPath(import.meta.resolve(name))
}
