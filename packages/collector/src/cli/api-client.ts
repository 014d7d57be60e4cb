import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { describe, type Problem } from '@segue/core'
import type { Answer, Params, QueryText, RouteName, Sent } from '../api/shapes/shapes.ts'
import { addressOf } from '../http/address-of.ts'
import { CliError } from './cli-error.ts'

type Given<Name extends RouteName> = {
  /** What stands in the address. */
  at?: Params<Name>
  query?: QueryText<Name>
  body?: Sent<Name>
}

export type ApiClient = {
  ask<Name extends RouteName>(name: Name, given?: Given<Name>): Promise<Answer<Name>>
  /** An answer that may be too long to be held. */
  stream<Name extends RouteName>(name: Name, given?: Given<Name>): Promise<Readable>
}

type Place = { host: string; port: number; token: string }

/** The API of the collector that runs on this machine. Its answers are trusted. */
export function apiClient({ host, port, token }: Place): ApiClient {
  // The console's server stands on the next port.
  const origin = addressOf(host, port + 1)

  async function respond<Name extends RouteName>(
    name: Name,
    { at = {} as Params<Name>, query = {}, body }: Given<Name>,
  ): Promise<Response> {
    const [method, path] = name.split(' ') as [string, string]
    const response = await fetch(`${origin}${filled(path, at)}${asQuery(query)}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((error: Error) => {
      throw new CliError(
        `No collector answers at ${origin} (${reason(error)}). Start it with: segue start. ` +
          'If it uses another port, say which: --port or SEGUE_PORT.',
      )
    })
    if (response.ok) return response
    const answer = await response.json().catch(() => ({ error: NO_COLLECTOR }))
    const { error, problems = [] } = answer as { error?: string; problems?: Problem[] }
    throw new CliError(
      [
        error ?? `The collector answered with status ${response.status}.`,
        ...problems.map(describe),
      ].join('\n'),
    )
  }

  return {
    ask: async (name, given = {}) => {
      const response = await respond(name, given)
      // It is of this release, and answers by the same shapes.
      return (response.json() as Promise<never>).catch(() => {
        throw new CliError(NO_COLLECTOR)
      })
    },
    stream: async (name, given = {}) =>
      Readable.fromWeb((await respond(name, given)).body as ReadableStream),
  }
}

const filled = (path: string, at: Record<string, string>) =>
  path.replace(/:(\w+)/g, (_, name) => encodeURIComponent(at[name]!))

function asQuery(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1])
  return given.length ? `?${new URLSearchParams(given)}` : ''
}

const NO_COLLECTOR = 'This is no Segue collector.'

function reason(error: Error): string {
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message
}
