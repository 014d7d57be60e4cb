import {
  createElement as h,
  type ReactElement,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useState,
} from 'react'
import { ready } from '../ready.ts'
import { HEADLINE, ORIGINAL, PROMO, RENAMED } from '../words.ts'

type Props = {
  /** Stands before the words of the call to action. */
  icon?: ReactNode
  /** Classes of the call to action beside its own. */
  look?: string
  /** Comes last. */
  more?: ReactNode
  /** Called after each rendering, before it is painted, with what it was meant to say. */
  rendered?: (words: string) => void
}

export function Landing({ icon, look = '', more, rendered }: Props): ReactElement {
  const [count, setCount] = useState(0)
  const [renamed, setRenamed] = useState(false)
  const [promo, setPromo] = useState(true)
  const words = renamed ? RENAMED : ORIGINAL
  useEffect(ready, [])
  useLayoutEffect(() => rendered?.(words))

  const className = `button ${look}`.trim()
  // With a child more the words are a node that React keeps by itself, without one they are not.
  const children = icon ? [icon, words] : [words]
  return h(
    'main',
    null,
    h('h1', { id: 'headline' }, HEADLINE),
    h('p', null, 'Everything a small workshop needs.'),
    h('a', { id: 'cta', className, href: '#signup' }, ...children),
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
