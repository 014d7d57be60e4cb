import type { Track } from './clicks.ts'
import type { Undo } from './undo.ts'

/** GA4's events that say something of a visitor. The page's own `page_view` is ours to count. */
const names = new Set(
  (
    'add_payment_info add_shipping_info add_to_cart add_to_wishlist begin_checkout generate_lead ' +
    'login purchase refund remove_from_cart search select_item select_promotion sign_up ' +
    'view_cart view_item view_item_list view_promotion'
  ).split(' '),
)

/** Hears GA4's pushes to `dataLayer`, those made before us and those made after. */
export function watchDataLayer(track: Track): Undo {
  const page = window as unknown as { dataLayer?: unknown[] }
  page.dataLayer ??= []
  const layer = page.dataLayer
  const hear = (entry: unknown) => {
    const [name, props] = read(entry)
    if (names.has(name)) track(name, props)
  }
  for (const entry of [...layer]) hear(entry)
  const { push } = layer
  let listening = true
  layer.push = (...entries: unknown[]) => {
    const length = push.apply(layer, entries)
    if (listening) for (const entry of entries) hear(entry)
    return length
  }
  // Others may have wrapped our `push` since: it stays, and only stops hearing.
  return () => {
    listening = false
  }
}

/** `{ event, ecommerce }` as GTM has it, or gtag's `arguments` object `['event', name, props]`. */
function read(entry: unknown): [name: string, props: Record<string, unknown>] {
  const object = (entry ?? {}) as Record<string, unknown>
  if (object[0] === 'event') return [String(object[1]), { ...(object[2] as object) }]
  const { event, ecommerce, ...rest } = object
  return [String(event ?? ''), ecommerce ? { ...(ecommerce as object) } : rest]
}
