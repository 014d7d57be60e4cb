import { createHash } from 'node:crypto'
import type { Published } from '@segue/core'
import { configText } from './config-text.ts'
import { type Encoded, encode } from './encoded.ts'
import { fill, PLACES } from './places.ts'
import type { Runtime } from './runtime.ts'

/** What a site's pages load: the script tag's file, and the config alone for the npm form. */
export type SnippetFiles = {
  js: Encoded
  json: Encoded
  /** Both parts of the script, for a tag that says what is in them; none while the site is paused. */
  kept?: { script: Part; tail: Part }
  /** All parts that these ask for, and the script itself by its lasting name. */
  parts: Part[]
}

/** A part of the script by a name that changes with its content. */
export type Part = { name: string; text: string }

/** Events go to the collector that the file has come from. */
const WHENCE_IT_CAME = '../e'

/** `events`: where they go from files that lie elsewhere, such as with a CDN. */
export async function snippetFiles(
  { linkHead, linkTail, inspector, blocks }: Runtime,
  published: Published,
  keep: (part: Part) => void,
  events = WHENCE_IT_CAME,
): Promise<SnippetFiles> {
  if (published.paused) return inert(published)
  const [head, text] = await Promise.all([linkHead(published), linkTail(published)])
  const inspect = named('inspect', inspector)
  const alive = askedFor(published, blocks)
  const tail = named(
    'tail',
    fill(text, {
      [PLACES.inspector]: JSON.stringify(inspect.name),
      [PLACES.blocks]: JSON.stringify(alive),
      [PLACES.events]: JSON.stringify(events),
    }),
  )
  const script = fill(head, {
    [PLACES.config]: configText(published),
    [PLACES.tail]: JSON.stringify(tail.name),
  })
  const kept = { script: named(published.site, script), tail }
  const parts = [inspect, kept.script, kept.tail, ...blocks]
  for (const each of parts) keep(each)
  const [js, json] = await Promise.all([
    encode('text/javascript', script),
    encode('application/json', JSON.stringify(published)),
  ])
  return { js, json, kept, parts }
}

/** What some pages load beside the tail, by what the tail asks for: those blocks that the config shows. */
export function askedFor({ experiences }: Published, parts: Part[]): Record<string, string> {
  const changes = experiences.flatMap(({ audiences }) =>
    audiences.flatMap(({ arms }) => arms.flatMap(({ changes }) => changes)),
  )
  const shown = changes.flatMap((change) =>
    change.kind === 'block' && change.alive ? change.alive.block : [],
  )
  const files = Object.fromEntries(parts.map(({ name }) => [name.split('.')[0]!, name]))
  return Object.fromEntries([
    ...(files.more ? [['more', files.more]] : []),
    ...[...new Set(shown)].flatMap((block) => {
      const file = files[`block-${block}`]
      return file ? [[block, file]] : []
    }),
  ])
}

/** The files of a site that is paused: the script is one that does nothing. */
async function inert(published: Published): Promise<SnippetFiles> {
  const [js, json] = await Promise.all([
    encode('text/javascript', '/* This site has paused Segue. */'),
    encode('application/json', JSON.stringify(published)),
  ])
  return { js, json, parts: [] }
}

function named(part: string, text: string): Part {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16)
  return { name: `${part}.${hash}.js`, text }
}
