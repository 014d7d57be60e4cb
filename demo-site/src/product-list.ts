import type { Product } from './catalogue.ts'
import { type Html, html } from './html.ts'
import { itemOfProduct } from './item.ts'
import { money } from './money.ts'

type Loading = 'eager' | 'lazy'

export const picture = ({ slug, tint }: Product, loading: Loading): Html =>
  html`<span class="picture tint-${tint}"><img src="/pictures/${slug}.svg" alt="" width="400" height="400" loading="${loading}"></span>`

const card = (product: Product, loading: Loading): Html =>
  html`<li class="card" data-item="${JSON.stringify(itemOfProduct(product))}"><a href="/p/${product.slug}">
  ${picture(product, loading)}
  <span class="card-name">${product.name}</span> <span class="card-price">${money(product.price)}</span>
  <span class="card-line">${product.line}</span>
</a></li>
`

/** A row of products; the shop's script tells analytics that this list was shown. */
export const productList = (
  list: { id: string; name: string },
  products: Product[],
  loading: Loading = 'lazy',
): Html => html`<ul class="cards" data-list-id="${list.id}" data-list-name="${list.name}">
${products.map((product) => card(product, loading))}</ul>`
