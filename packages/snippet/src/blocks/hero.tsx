import type { PropsOf } from '@segue/core'
import type { hero as form } from '@segue/core/blocks'
import type { Block } from './block.ts'

export const hero: Block<PropsOf<typeof form.fields>> = {
  view: ({ props: { headline, text, button, link, image, alt } }) => (
    <section class={image ? 'hero with-image' : 'hero'}>
      <div>
        <h2>{headline}</h2>
        {text && <p>{text}</p>}
        <a class="button" href={link}>
          {button}
        </a>
      </div>
      {image && <img src={image} alt={alt ?? ''} />}
    </section>
  ),
  css: `
:host { margin-block: var(--segue-gap, 1.2em) }
.hero { display: grid; gap: 2em; align-items: center; padding: clamp(1.5em, 5vw, 4em) clamp(1em, 4vw, 3em);
  background: var(--surface); border-radius: var(--radius) }
h2 { font-size: clamp(1.8em, 4.5vw, 3em) }
p { margin-block: .8em 1.4em; font-size: 1.15em; max-width: 34em }
h2 + .button { margin-top: 1em }
img { width: 100%; aspect-ratio: 4 / 3; object-fit: cover; border-radius: var(--radius) }
@media (min-width: 760px) { .with-image { grid-template-columns: 1fr 1fr } }
`,
  isAlive: () => false,
}
