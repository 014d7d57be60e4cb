import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { describe, type Problem } from '@segue/core'
import { addressOf } from '../http/address-of.ts'
import { CliError } from './cli-error.ts'

export type ApiClient = {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: unknown): Promise<T>
  delete<T>(path: string): Promise<T>
  /** An answer that may be too long to be held. */
  stream(path: string): Promise<Readable>
}

type Place = { host: string; port: number; token: string }

/** The API of the collector that runs on this machine. Its answers are trusted. */
export function apiClient({ host, port, token }: Place): ApiClient {
  // The console's server stands on the next port.
  const origin = addressOf(host, port + 1)

  async function ask(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(`${origin}/api${path}`, {
      ...init,
      headers: {
        authorization: `Bearer ${token}`,
        ...(init.body !== undefined && { 'content-type': 'application/json' }),
      },
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

  async function call<T>(path: string, init: RequestInit): Promise<T> {
    const response = await ask(path, init)
    return (await response.json().catch(() => {
      throw new CliError(NO_COLLECTOR)
    })) as T
  }
  return {
    get: (path) => call(path, {}),
    delete: (path) => call(path, { method: 'DELETE' }),
    stream: async (path) => Readable.fromWeb((await ask(path, {})).body as ReadableStream),
    post: (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) }),
  }
}

const NO_COLLECTOR = 'This is no Segue collector.'

function reason(error: Error): string {
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message
}
