import { createElement as h, type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { ready } from '../ready.ts'
import { HEADLINE, ORIGINAL, PROMO, RENAMED } from '../words.ts'

type Props = {
  /** Stands before the words of the call to action. */
  icon?: ReactNode
  /** Classes of the call to action beside its own. */
  look?: string
}

export function Landing({ icon, look = '' }: Props): ReactElement {
  const [count, setCount] = useState(0)
  const [renamed, setRenamed] = useState(false)
  const [promo, setPromo] = useState(true)
  useEffect(ready, [])
  const className = `button ${look}`.trim()
  return h(
    'main',
    null,
    h('h1', { id: 'headline' }, HEADLINE),
    h('p', null, 'Everything a small workshop needs.'),
    h('a', { id: 'cta', className, href: '#signup' }, icon, renamed ? RENAMED : ORIGINAL),
    promo && h('section', { id: 'promo' }, h('p', null, PROMO)),
    h(
      'p',
      null,
      h('button', { type: 'button', id: 'bump', onClick: () => setCount(count + 1) }, 'Add one'),
      h('output', { id: 'count' }, count),
      h('button', { type: 'button', id: 'rename', onClick: () => setRenamed(!renamed) }, 'Rename'),
      h('button', { type: 'button', id: 'toggle', onClick: () => setPromo(!promo) }, 'Toggle'),
    ),
  )
}
