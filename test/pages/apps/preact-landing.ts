import { type ComponentChildren, h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ready } from '../ready.ts'
import { HEADLINE, ORIGINAL, PROMO, RENAMED } from '../words.ts'

type Props = {
  /** Comes last. */
  more?: ComponentChildren
}

export function Landing({ more }: Props) {
  const [count, setCount] = useState(0)
  const [renamed, setRenamed] = useState(false)
  const [promo, setPromo] = useState(true)
  useEffect(ready, [])
  return h(
    'main',
    null,
    h('h1', { id: 'headline' }, HEADLINE),
    h('p', null, 'Everything a small workshop needs.'),
    h('a', { id: 'cta', class: 'button', href: '#signup' }, renamed ? RENAMED : ORIGINAL),
    promo && h('section', { id: 'promo' }, h('p', null, PROMO)),
    h(
      'p',
      null,
      h('button', { type: 'button', id: 'bump', onClick: () => setCount(count + 1) }, 'Add one'),
      h('output', { id: 'count' }, count),
      h('button', { type: 'button', id: 'rename', onClick: () => setRenamed(!renamed) }, 'Rename'),
      h('button', { type: 'button', id: 'toggle', onClick: () => setPromo(!promo) }, 'Toggle'),
    ),
    more,
  )
}
