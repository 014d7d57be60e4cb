import { guard } from './guard.ts'
import { withItems } from './items.ts'
import type { Watching } from './track.ts'
import type { Undo } from './undo.ts'

type Node = Record<string, unknown>

/** So long a site's own data layer has for telling of the product itself. */
const A_MOMENT = 1_000

/** What a product's page says in its markup, as one `view_item`, where the site does not tell of it itself. */
export function watchProduct({ track, isTold }: Watching): Undo {
  const look = () => {
    const product = !isTold('view_item') && (linked() ?? openGraph())
    if (product) track('view_item', product)
  }
  const timer = setTimeout(() => guard(look), A_MOMENT)
  return () => clearTimeout(timer)
}

/** schema.org's Product in JSON-LD; a page that has several is a list of them. */
function linked(): Node | undefined {
  const scripts = document.querySelectorAll('script[type="application/ld+json"]')
  // One that somebody wrote by hand must not hide the others.
  const [product, another] = [...scripts].flatMap(
    ({ textContent }) => guard(() => productsIn(JSON.parse(textContent ?? ''))) ?? [],
  )
  if (!product || another) return
  const { sku, productID, name, category, offers } = product
  const offer = first(offers)
  const { price, lowPrice, priceCurrency } = { ...offer, ...first(offer?.priceSpecification) }
  return viewed({ sku, id: productID, name, category }, price ?? lowPrice, priceCurrency)
}

const first = (value: unknown) => [value].flat()[0] as Node | undefined

function productsIn(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(productsIn)
  const { '@graph': graph, '@type': type } = (node ?? {}) as Node
  if (graph) return productsIn(graph)
  return [type].flat().some((word) => /\bProduct$/.test(`${word}`)) ? [node as Node] : []
}

function openGraph(): Node | undefined {
  const meta = (name: string) =>
    document.querySelector<HTMLMetaElement>(`meta[property="${name}"]`)?.content
  if (!/product(\.item)?$/.test(`${meta('og:type')}`)) return
  const item = { id: meta('product:retailer_item_id'), name: meta('og:title') }
  return viewed(item, meta('product:price:amount'), meta('product:price:currency'))
}

function viewed(item: Node, amount: unknown, currency: unknown): Node {
  const price = amount == null ? undefined : Number(amount)
  return withItems({ items: [{ ...item, price }], value: price, currency })
}
