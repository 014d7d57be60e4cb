import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

const PUBLIC = new URL('../public/', import.meta.url)

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
}

/** Plain names in plain folders only: a path that has no dots in its folders cannot climb out. */
const NAME = /^\/((?:[a-z0-9-]+\/)*[a-z0-9-]+\.(css|js|svg))$/

export type StaticFile = { body: Buffer; type: string; etag: string }

export async function staticFile(path: string): Promise<StaticFile | undefined> {
  const [, name, ending] = NAME.exec(path) ?? []
  if (name === undefined || ending === undefined) return undefined
  try {
    const body = await readFile(new URL(name, PUBLIC))
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    return { body, type: TYPES[ending]!, etag }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
