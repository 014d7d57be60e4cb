import type { PropsOf } from '@segue/core'
import type { announcement as form } from '@segue/core/blocks'
import type { Block } from './block.ts'

export const announcement: Block<PropsOf<typeof form.fields>> = {
  view: ({ props: { text, link, link_text, close }, api }) => (
    <section class="bar" aria-label={text}>
      <p>
        {text}
        {link && <a href={link}>{link_text ?? link}</a>}
      </p>
      {close && (
        <button type="button" class="close" aria-label={close} onClick={api?.close}>
          ×
        </button>
      )}
    </section>
  ),
  css: `
.bar { display: flex; align-items: center; background: var(--accent); color: var(--on-accent); padding: 0 .5em 0 1em }
p { flex: 1; padding: .7em 0; text-align: center }
p a { margin-inline-start: .7em; font-weight: 600; white-space: nowrap }
`,
  isAlive: ({ close }) => !!close,
}
