import type { PropsOf } from '@segue/core'
import type { dialog as form } from '@segue/core/blocks'
import { useEffect, useRef } from 'preact/hooks'
import type { Block } from './block.ts'

export const dialog: Block<PropsOf<typeof form.fields>> = {
  view({ props: { headline, text, button, link, close }, api }) {
    const box = useRef<HTMLDialogElement>(null)
    // The browser keeps the focus inside, closes it by Escape and gives the focus back.
    useEffect(() => box.current?.showModal(), [])
    return (
      <dialog ref={box} aria-labelledby="headline" onClose={api?.close}>
        <h2 id="headline">{headline}</h2>
        {text && <p>{text}</p>}
        <div>
          <a class="button" href={link}>
            {button}
          </a>
          <button type="button" class="quiet" onClick={() => box.current?.close()}>
            {close}
          </button>
        </div>
      </dialog>
    )
  },
  css: `
dialog { width: min(32em, calc(100vw - 2em)); padding: 2em; border: 1px solid var(--line); border-radius: calc(var(--radius) * 1.4);
  background: var(--surface); color: inherit }
dialog::backdrop { background: #0008 }
p { margin-block: .8em 1.5em }
dialog div { display: flex; flex-wrap: wrap; gap: .5em 1em; align-items: center }
h2 + div { margin-top: 1.2em }
@media (prefers-reduced-motion: no-preference) {
  dialog[open] { animation: rise .18s ease-out }
  @keyframes rise { from { opacity: 0; transform: translateY(8px) } }
}
`,
  isAlive: () => true,
}
