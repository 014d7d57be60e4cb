import type { PropsOf } from '@segue/core'
import type { slideIn as form } from '@segue/core/blocks'
import type { Block } from './block.ts'

export const slideIn: Block<PropsOf<typeof form.fields>> = {
  view: ({ props: { headline, text, button, link, close }, api }) => (
    <aside aria-labelledby="headline" onKeyDown={({ key }) => key === 'Escape' && api?.close()}>
      <h2 id="headline">{headline}</h2>
      {text && <p>{text}</p>}
      <div>
        <a class="button" href={link}>
          {button}
        </a>
        <button type="button" class="quiet" onClick={api?.close}>
          {close}
        </button>
      </div>
    </aside>
  ),
  css: `
aside { position: fixed; z-index: 2147483000; inset: auto 1em 1em auto; width: min(22em, calc(100vw - 2em)); padding: 1.4em;
  background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: 0 8px 30px #0003 }
aside:dir(rtl) { inset: auto auto 1em 1em }
h2 { font-size: 1.15em }
p { margin-block: .5em 1em }
div { display: flex; flex-wrap: wrap; gap: .3em .8em; align-items: center; margin-top: .8em }
@media (prefers-reduced-motion: no-preference) {
  aside { animation: slide .25s ease-out }
  @keyframes slide { from { opacity: 0; transform: translateY(16px) } }
}
`,
  isAlive: () => true,
}
