import type { Published } from '@segue/core'
import { configText } from './config-text.ts'
import { type Encoded, encode } from './encoded.ts'
import { fill, PLACES } from './places.ts'
import type { Runtime } from './runtime.ts'

/** What a site's pages load: the script tag's file, and the config alone for the npm form. */
export type SnippetFiles = { js: Encoded; json: Encoded }

export async function snippetFiles(runtime: Runtime, published: Published): Promise<SnippetFiles> {
  const script = fill(await runtime.linkHead(published), {
    [PLACES.config]: configText(published),
    [PLACES.tail]: JSON.stringify(runtime.tailName),
  })
  const [js, json] = await Promise.all([
    encode('text/javascript', script),
    encode('application/json', JSON.stringify(published)),
  ])
  return { js, json }
}
