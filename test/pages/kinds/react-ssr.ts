import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { Landing } from '../apps/react-landing.ts'
import type { HostPage } from '../host-page.ts'
import { shell } from '../shell.ts'

/** React that finds its markup made by the server, in one element of the page. */
export const reactSsr: HostPage = {
  name: 'react-ssr',
  script: { entry: 'client/react-ssr.ts' },
  html: (place) => shell(place, `<div id="root">${renderToString(createElement(Landing))}</div>`),
}
