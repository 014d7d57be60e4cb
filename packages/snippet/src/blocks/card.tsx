import type { PropsOf } from '@segue/core'
import type { card as form } from '@segue/core/blocks'
import type { Block } from './block.ts'

export const card: Block<PropsOf<typeof form.fields>> = {
  view: ({ props: { headline, text, link_text, link, image, alt, side } }) => (
    <section class={side === 'end' ? 'card end' : 'card'}>
      <img src={image} alt={alt} />
      <div>
        <h2>{headline}</h2>
        <p>{text}</p>
        {link && <a href={link}>{link_text ?? headline}</a>}
      </div>
    </section>
  ),
  css: `
:host { margin-block: var(--segue-gap, 1.2em) }
.card { display: grid; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden }
img { width: 100%; height: 100%; aspect-ratio: 16 / 10; object-fit: cover }
.card > div { padding: 1.5em; align-self: center }
p { margin-block: .6em 1em }
a { font-weight: 600 }
@media (min-width: 620px) { .card { grid-template-columns: 2fr 3fr } .end { grid-template-columns: 3fr 2fr } .end img { order: 1 } }
`,
  isAlive: () => false,
}
