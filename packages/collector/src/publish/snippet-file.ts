import { createHash } from 'node:crypto'
import type { Published } from '@segue/core'
import { configText } from './config-text.ts'
import { type Encoded, encode } from './encoded.ts'
import { fill, PLACES } from './places.ts'
import type { Runtime } from './runtime.ts'

/** What a site's pages load: the script tag's file, and the config alone for the npm form. */
export type SnippetFiles = { js: Encoded; json: Encoded }

/** The script's second part, by a name that changes with its content. */
export type Tail = { name: string; text: string }

export async function snippetFiles(
  { linkHead, linkTail }: Runtime,
  published: Published,
  keepTail: (tail: Tail) => void,
): Promise<SnippetFiles> {
  if (published.paused) return inert(published)
  const [head, text] = await Promise.all([linkHead(published), linkTail(published)])
  const tail = { name: nameOf(text), text }
  keepTail(tail)
  const script = fill(head, {
    [PLACES.config]: configText(published),
    [PLACES.tail]: JSON.stringify(tail.name),
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

const nameOf = (text: string) =>
  `tail.${createHash('sha256').update(text).digest('hex').slice(0, 16)}.js`
