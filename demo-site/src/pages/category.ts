import { type Category, categories, products } from '../catalogue.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { productList } from '../product-list.ts'

export function category({ id, name, title, intro }: Category): Page {
  const shelf = products.filter((product) => product.category === id)
  const others = categories.filter((other) => other.id !== id)
  return {
    title: `${name} | Mizzle`,
    description: intro,
    main: html`<div class="wrap">
  <header class="page-head">
    <h1>${title}</h1>
    <p class="lead">${intro}</p>
  </header>
  ${productList({ id, name }, shelf, 'eager')}
  <p class="elsewhere">Or look at the ${others.map(
    (other, n) =>
      html`${n > 0 && ' and the '}<a href="/c/${other.id}">${other.name.toLowerCase()}</a>`,
  )}.</p>
</div>`,
  }
}
