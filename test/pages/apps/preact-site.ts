import { h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { CHOOSE, PLANS } from '../words.ts'
import { Landing } from './preact-landing.ts'

type Props = {
  /** Where its pages are: `/name/`. */
  home: string
  /** The path it begins at. */
  path: string
  /** By how many milliseconds a view is later than its address. */
  delay: number
}

export function Site({ home, path, delay }: Props) {
  const [shown, show] = useState(path)
  useEffect(() => {
    const follow = () => setTimeout(() => show(location.pathname), delay)
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [delay])

  const link = (href: string, name: string) => {
    const onClick = (event: MouseEvent) => {
      event.preventDefault()
      history.pushState(null, '', href)
      setTimeout(() => show(href), delay)
    }
    return h('a', { id: 'go', href, onClick }, name)
  }
  if (shown === home) return h(Landing, { more: link(`${home}pricing`, PLANS) })
  return h(
    'main',
    null,
    h('h1', { id: 'headline' }, PLANS),
    h('a', { id: 'cta', class: 'button', href: '#plans' }, CHOOSE),
    h('p', null, link(home, 'Home')),
  )
}
