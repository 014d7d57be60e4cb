import { categories, type Product, pick, products } from '../catalogue.ts'
import { type Html, html } from '../html.ts'
import { itemOfProduct } from '../item.ts'
import { FREE_SHIPPING_FROM, money, SHIPPING } from '../money.ts'
import { needsScript } from '../order-parts.ts'
import type { Page } from '../page.ts'
import { picture, productList } from '../product-list.ts'
import { sizeGuide } from '../size-guide.ts'

const sizeChoice = (sizes: string[]): Html => html`<fieldset class="sizes">
  <legend>Size</legend>
  ${sizes.map((size) => html`<label><input type="radio" name="size" value="${size}" required><span>${size}</span></label>`)}
</fieldset>`

/** The face of each other shelf, and two more of the same. */
function goesWith({ id, category }: Product): Product[] {
  const faces = categories.filter((other) => other.id !== category).map(({ face }) => face)
  const same = products.filter((other) => other.category === category && other.id !== id)
  return [...pick(...faces), ...same.slice(0, 2)]
}

const delivery = (price: number): string =>
  price >= FREE_SHIPPING_FROM
    ? 'Shipping is on us. With you in two to four days.'
    : `${money(SHIPPING)} shipping, free from ${money(FREE_SHIPPING_FROM)}. With you in two to four days.`

export function product(product: Product): Page {
  const shelf = categories.find(({ id }) => id === product.category)!
  const item = JSON.stringify(itemOfProduct(product))
  return {
    title: `${product.name} | Mizzle`,
    description: product.line,
    main: html`<div class="wrap">
  <nav class="crumbs" aria-label="You are here"><ol><li><a href="/">Mizzle</a></li><li><a href="/c/${shelf.id}">${shelf.name}</a></li><li aria-current="page">${product.name}</li></ol></nav>
  <div class="product" data-view-item="${item}">
    <div class="product-picture">${picture(product, 'eager')}</div>
    <div class="product-words">
      <h1>${product.name}</h1>
      <p class="price">${money(product.price)}</p>
      <p class="lead">${product.story}</p>
      <form class="needs-script" data-add="${item}">
        ${product.sizes.length > 0 && sizeChoice(product.sizes)}
        <button id="add-to-cart" class="button button-wide">Add to cart</button>
        <p class="said" role="status"></p>
      </form>
      ${needsScript()}
      <p id="delivery-note" class="note">${delivery(product.price)}</p>
      ${sizeGuide(product.category, product.id)}
      <details class="fold" open><summary>What it is made of</summary>
        <dl class="facts">${product.facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
      </details>
    </div>
  </div>
</div>
<section class="wrap section" aria-labelledby="with-title">
  <h2 id="with-title">Goes out with</h2>
  ${productList({ id: 'goes_with', name: 'Goes out with' }, goesWith(product))}
</section>`,
  }
}
