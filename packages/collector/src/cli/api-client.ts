import { describe, type Problem } from '@segue/core'
import { addressOf } from '../http/address-of.ts'
import { CliError } from './cli-error.ts'

export type ApiClient = {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: unknown): Promise<T>
  delete<T>(path: string): Promise<T>
}

type Place = { host: string; port: number; token: string }

/** The API of the collector that runs on this machine. Its answers are trusted. */
export function apiClient({ host, port, token }: Place): ApiClient {
  // The console's server stands on the next port.
  const origin = addressOf(host, port + 1)

  async function call<T>(path: string, init: RequestInit): Promise<T> {
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
    const answer = await response.json().catch(() => ({ error: 'This is no Segue collector.' }))
    if (response.ok) return answer as T
    const { error, problems = [] } = answer as { error?: string; problems?: Problem[] }
    throw new CliError(
      [
        error ?? `The collector answered with status ${response.status}.`,
        ...problems.map(describe),
      ].join('\n'),
    )
  }
  return {
    get: (path) => call(path, {}),
    delete: (path) => call(path, { method: 'DELETE' }),
    post: (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) }),
  }
}

function reason(error: Error): string {
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message
}
