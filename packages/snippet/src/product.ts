import type { Watching } from './track.ts'
import type { Undo } from './undo.ts'

type Node = Record<string, unknown>

/** So long a site's own data layer has for telling of the product itself. */
const A_MOMENT = 1_000

/** What a product's page says in its markup, as one `view_item`, where the site does not tell of it itself. */
export function watchProduct({ track, isTold }: Watching): Undo {
  const timer = setTimeout(() => {
    const product = !isTold('view_item') && (linked() ?? openGraph())
    if (product) track('view_item', product)
  }, A_MOMENT)
  return () => clearTimeout(timer)
}

/** schema.org's Product in JSON-LD; a page that has several is a list of them. */
function linked(): Node | undefined {
  const scripts = document.querySelectorAll('script[type="application/ld+json"]')
  const [product, another] = [...scripts].flatMap(({ textContent }) => {
    try {
      return productsIn(JSON.parse(textContent ?? ''))
    } catch {
      // One that somebody wrote by hand must not hide the others.
      return []
    }
  })
  if (!product || another) return
  const { sku, productID, name, category, offers } = product
  const offer = first(offers)
  const { price, lowPrice, priceCurrency } = { ...offer, ...first(offer?.priceSpecification) }
  return viewed(sku ?? productID, name, category, price ?? lowPrice, priceCurrency)
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
  const money = (what: string) => meta(`product:price:${what}`) ?? meta(`og:price:${what}`)
  if (!/product(\.item)?$/.test(`${meta('og:type')}`)) return
  const id = meta('product:retailer_item_id')
  return viewed(id, meta('og:title'), meta('product:category'), money('amount'), money('currency'))
}

function viewed(
  item_id: unknown,
  item_name: unknown,
  item_category: unknown,
  amount: unknown,
  currency: unknown,
): Node {
  const price = amount == null ? undefined : Number(amount)
  return { items: [{ item_id, item_name, item_category, price }], value: price, currency }
}
