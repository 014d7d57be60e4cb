import type { PropsOf } from '@segue/core'
import type { proof as form } from '@segue/core/blocks'
import type { Block } from './block.ts'

export const proof: Block<PropsOf<typeof form.fields>> = {
  view: ({ props: { text } }) => (
    <p>
      <b data-number="" /> {text}
    </p>
  ),
  css: `
:host { margin-block: var(--segue-gap, 1.2em) }
b { font-variant-numeric: tabular-nums }
`,
  isAlive: () => false,
}
