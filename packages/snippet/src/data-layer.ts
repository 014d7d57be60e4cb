import { GA4_EVENTS } from '@segue/core'
import { guard } from './guard.ts'
import { withItems } from './items.ts'
import * as shops from './shops.ts'
import type { Watching } from './track.ts'
import type { Undo } from './undo.ts'

type Props = Record<string, unknown>
/** The same told twice within this time is one event told by two. */
const TWICE = 1_000

/** Shop systems' names and shapes, where they are heard too. */
type Shops = Pick<typeof shops, 'IN_GA4' | 'inGa4' | 'subscribe'>

/** GA4's pushes to `dataLayer`, before us and after. */
export const watchDataLayer = (watching: Watching): Undo => watchLayer(watching)

/** The same, and what shop systems tell by their own names, there and by their own ways. */
export const watchShopsToo = (watching: Watching): Undo => watchLayer(watching, shops)

function watchLayer({ track }: Watching, shops?: Shops): Undo {
  const page = window as unknown as { dataLayer?: unknown[] }
  page.dataLayer ??= []
  const layer = page.dataLayer
  const recent = new Set<string>()
  let listening = true

  const tell = (theirs: string, data: Props) => {
    const name = shops?.IN_GA4[theirs] ?? theirs
    if (!listening || !GA4_EVENTS.includes(name)) return
    const props = shops ? shops.inGa4(data) : withItems(data)
    const text = name + JSON.stringify(props)
    if (recent.has(text)) return
    recent.add(text)
    setTimeout(() => recent.delete(text), TWICE)
    track(name, props)
  }
  // Whatever is pushed, the page's own `push` must not throw because of us.
  const hear = (entry: unknown) => guard(() => tell(...read(entry)))

  for (const entry of layer.flatMap(listed)) hear(entry)
  const { push } = layer
  layer.push = (...entries: unknown[]) => {
    const length = push.apply(layer, entries)
    for (const entry of entries.flatMap(listed)) hear(entry)
    return length
  }
  shops?.subscribe(tell)
  // Others may have wrapped our `push` since: it stays, and only stops hearing.
  return () => {
    listening = false
  }
}

/** A page may push a whole list; a list that begins with a word is a command, as gtag's. */
const listed = (entry: unknown): unknown[] =>
  Array.isArray(entry) && typeof entry[0] !== 'string' ? entry : [entry]

/** `{ event, ecommerce }` as GTM has it, or gtag's `arguments` object `['event', name, props]`. */
function read(entry: unknown): [name: string, props: Props] {
  const object = (entry ?? {}) as Props
  if (object[0] === 'event') return [String(object[1]), { ...(object[2] as Props) }]
  // GTM writes its count into what was pushed, so that two that are the same would look different.
  const { event, ecommerce, 'gtm.uniqueEventId': _, ...rest } = object
  return [String(event ?? ''), ecommerce ? { ...(ecommerce as Props) } : rest]
}
