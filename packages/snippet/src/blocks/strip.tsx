import type { PropsOf } from '@segue/core'
import type { strip as form } from '@segue/core/blocks'
import type { Block } from './block.ts'

export const strip: Block<PropsOf<typeof form.fields>> = {
  view: ({ props: { title, products } }) => (
    <section aria-labelledby="title">
      <h2 id="title">{title}</h2>
      <ul data-rows="">
        {products.map(({ id, name, price, image, link }) => (
          <li key={id} data-row={id}>
            <a href={link}>
              <img src={image} alt="" />
              <span>{name}</span>
              {price && <b>{price}</b>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  ),
  css: `
:host { margin-block: var(--segue-gap, 1.2em) }
ul { list-style: none; margin: .8em 0 0; padding: 0 0 .3em; display: grid; grid-auto-flow: column; grid-auto-columns: minmax(8.5em, 13em);
  gap: 1em; overflow-x: auto; scroll-snap-type: x proximity }
li { scroll-snap-align: start }
a { display: grid; gap: .25em; text-decoration: none }
a:hover span { text-decoration: underline }
img { width: 100%; aspect-ratio: 1; object-fit: cover; border-radius: var(--radius); background: var(--surface); margin-bottom: .3em }
`,
  isAlive: () => false,
}
