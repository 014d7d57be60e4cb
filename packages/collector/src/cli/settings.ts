import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GeoOptions } from '../geo/country-of.ts'
import { LEAST_LIMIT, LIMIT_SETTINGS, type Limits } from '../ingest/limits.ts'
import type { Durability } from '../log/durability.ts'
import { CliError } from './cli-error.ts'

/** What every command may be told: as an option, in the environment, or not at all. */
export const SETTINGS = {
  port: {
    type: 'string',
    valueHint: 'number',
    description: 'The collector’s port; the console has the next one. SEGUE_PORT, else 4000',
  },
  host: {
    type: 'string',
    valueHint: 'address',
    description: 'Where the collector listens. SEGUE_HOST, else 127.0.0.1',
  },
  data: {
    type: 'string',
    valueHint: 'directory',
    description: 'Where the collector keeps its data. SEGUE_DATA, else .segue',
  },
} as const

/** Where visitors reach what is started, and where its published files go. */
export const START_SETTINGS = {
  'public-url': {
    type: 'string',
    valueHint: 'https://…',
    description: 'Where visitors’ browsers reach the collector, for the tag. SEGUE_PUBLIC_URL',
  },
  'publish-to': {
    type: 'string',
    valueHint: 'folder',
    description: 'Also write published files there, for a CDN. SEGUE_PUBLISH_TO',
  },
  'files-url': {
    type: 'string',
    valueHint: 'https://…',
    description: 'Where browsers reach that folder, for the tag. SEGUE_FILES_URL',
  },
} as const

export const TOKEN_SETTING = {
  token: {
    type: 'string',
    valueHint: 'token',
    description: 'SEGUE_TOKEN, else the file "token" of the data directory',
  },
} as const

export const DURABILITY_SETTING = {
  durability: {
    type: 'string',
    valueHint: 'fsync|os',
    description:
      'What an acknowledged event outlives: a power cut (fsync), or only this process (os). SEGUE_DURABILITY, else fsync',
  },
} as const

export type Given = {
  port?: string
  host?: string
  data?: string
  token?: string
  durability?: string
}
type Environment = Record<string, string | undefined>

export function portOf({ port }: Given, environment: Environment = process.env): number {
  const text = port ?? environment.SEGUE_PORT ?? '4000'
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= 65_534) return number
  throw new CliError(
    `The port is "${text}". Give a number from 1 to 65534 (SEGUE_PORT or --port); the console takes the next one.`,
  )
}

export function dataOf({ data }: Given, environment: Environment = process.env): string {
  return data ?? environment.SEGUE_DATA ?? '.segue'
}

export function durabilityOf(
  { durability }: Given,
  environment: Environment = process.env,
): Durability {
  const word = durability ?? environment.SEGUE_DURABILITY ?? 'fsync'
  if (word === 'fsync' || word === 'os') return word
  throw new CliError(
    `The durability is "${word}". Give "fsync", and what is acknowledged outlives a power cut, or "os", ` +
      'and it outlives the end of the collector alone (SEGUE_DURABILITY or --durability).',
  )
}

export function hostOf({ host }: Given, environment: Environment = process.env): string {
  return host ?? environment.SEGUE_HOST ?? '127.0.0.1'
}

/** What stands before the collector, and so what may be believed about where visitors are. */
export function geoOf(environment: Environment = process.env): GeoOptions {
  const {
    SEGUE_COUNTRY_HEADER: countryHeader,
    SEGUE_COUNTRY_DB: countryDatabase,
    SEGUE_TRUSTED_PROXIES: proxies = '0',
  } = environment
  if (!/^\d$/.test(proxies)) {
    throw new CliError(
      `SEGUE_TRUSTED_PROXIES is "${proxies}". Give the number of proxies before the collector, 0 to 9.`,
    )
  }
  return {
    trustedProxies: Number(proxies),
    ...(countryHeader && { countryHeader }),
    ...(countryDatabase && { countryDatabase }),
  }
}

/** How many events a minute are taken from one address, for one site and of one visitor. */
export function limitsOf(environment: Environment = process.env): Partial<Limits> {
  const limits: Partial<Limits> = {}
  for (const by of ['address', 'site', 'visitor'] as const) {
    const name = LIMIT_SETTINGS[by]
    const text = environment[name]
    if (!text) continue
    if (!/^\d{1,9}$/.test(text) || Number(text) < LEAST_LIMIT) {
      throw new CliError(
        `${name} is "${text}". Give a number of events a minute from ${LEAST_LIMIT} on, or leave it out.`,
      )
    }
    limits[by] = Number(text)
  }
  return limits
}

export function tokenOf(given: Given, environment: Environment = process.env): string {
  const told = given.token ?? environment.SEGUE_TOKEN
  if (told) return told
  const file = join(dataOf(given, environment), 'token')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new CliError(
      `There is no token in "${file}". Start the collector there first (segue start), ` +
        'or name its data directory (--data) or the token (--token, SEGUE_TOKEN).',
    )
  }
}
