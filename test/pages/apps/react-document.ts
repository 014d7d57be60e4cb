import { createElement as h } from 'react'
import { Landing } from './react-landing.ts'

/** All of the document is React's, as in Remix and Next. */
export const Document = () =>
  h(
    'html',
    { lang: 'en' },
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('title', null, 'Host page'),
      h('link', { rel: 'stylesheet', href: '/page.css' }),
    ),
    h('body', null, h(Landing)),
  )
