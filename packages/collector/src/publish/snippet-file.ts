import { createHash } from 'node:crypto'
import type { Published } from '@segue/core'
import { configText } from './config-text.ts'
import { type Encoded, encode } from './encoded.ts'
import { fill, PLACES } from './places.ts'
import type { Runtime } from './runtime.ts'

/** What a site's pages load: the script tag's file, and the config alone for the npm form. */
export type SnippetFiles = { js: Encoded; json: Encoded }

/** What the script loads later, by a name that changes with its content. */
export type Later = { name: string; text: string }

export async function snippetFiles(
  { linkHead, linkTail, inspector }: Runtime,
  published: Published,
  keep: (later: Later) => void,
): Promise<SnippetFiles> {
  if (published.paused) return inert(published)
  const [head, tail] = await Promise.all([linkHead(published), linkTail(published)])
  const later = (kind: string, text: string): string => {
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16)
    const name = `${kind}.${hash}.js`
    keep({ name, text })
    return JSON.stringify(name)
  }
  const inspectorName = later('inspect', inspector)
  const script = fill(head, {
    [PLACES.config]: configText(published),
    [PLACES.tail]: later('tail', fill(tail, { [PLACES.inspector]: inspectorName })),
  })
  const [js, json] = await Promise.all([
    encode('text/javascript', script),
    encode('application/json', JSON.stringify(published)),
  ])
  return { js, json }
}

/** The files of a site that is paused: the script is one that does nothing. */
async function inert(published: Published): Promise<SnippetFiles> {
  const [js, json] = await Promise.all([
    encode('text/javascript', '/* This site has paused Segue. */'),
    encode('application/json', JSON.stringify(published)),
  ])
  return { js, json }
}
