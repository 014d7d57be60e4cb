import type { PropsOf } from '@segue/core'
import type { sticky as form } from '@segue/core/blocks'
import type { Block } from './block.ts'

export const sticky: Block<PropsOf<typeof form.fields>> = {
  view: ({ props: { text, button, link, close }, api }) => (
    <section class="foot" aria-label={button}>
      {text && <p>{text}</p>}
      <a class="button" href={link}>
        {button}
      </a>
      {close && (
        <button type="button" class="close" aria-label={close} onClick={api?.close}>
          ×
        </button>
      )}
    </section>
  ),
  css: `
.foot { position: fixed; z-index: 2147483000; inset: auto 0 0; display: flex; gap: 1em; align-items: center; justify-content: center;
  padding: .7em 1em calc(.7em + env(safe-area-inset-bottom)); background: var(--surface); border-top: 1px solid var(--line) }
.button { white-space: nowrap }
p { text-wrap: balance }
`,
  isAlive: ({ close }) => !!close,
}
