import type { CategoryId } from './catalogue.ts'
import { type Html, html } from './html.ts'

type Guide = { advice: string; head: string[]; rows: string[][] }

const guides: Partial<Record<CategoryId, Guide>> = {
  jackets: {
    advice: 'Cut for a jumper underneath. Between two sizes, take the smaller.',
    head: ['Size', 'Chest', 'Sleeve'],
    rows: [
      ['XS', '84–89 cm', '79 cm'],
      ['S', '90–96 cm', '81 cm'],
      ['M', '97–103 cm', '83 cm'],
      ['L', '104–110 cm', '85 cm'],
      ['XL', '111–118 cm', '87 cm'],
    ],
  },
  shoes: {
    advice: 'Stand on a sheet of paper, mark heel and toe, measure, and add nothing: we did.',
    head: ['Size', 'Foot'],
    rows: [
      ['36–37', '22.5–23.4 cm'],
      ['38–39', '23.5–24.7 cm'],
      ['40–41', '24.8–26.0 cm'],
      ['42–43', '26.1–27.4 cm'],
      ['44–46', '27.5–29.3 cm'],
    ],
  },
}

const row = ([size = '', ...cells]: string[]): Html =>
  html`<tr><th scope="row">${size}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`

/** Bags have no sizes, so they have no guide. */
export function sizeGuide(category: CategoryId, productId: string): Html | undefined {
  const guide = guides[category]
  return (
    guide &&
    html`<details class="fold">
  <summary data-segue-event="size_guide" data-segue-product="${productId}">Size guide</summary>
  <p>${guide.advice}</p>
  <table>
    <thead><tr>${guide.head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
    <tbody>${guide.rows.map(row)}</tbody>
  </table>
</details>`
  )
}
