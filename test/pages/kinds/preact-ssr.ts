import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Landing } from '../apps/preact-landing.ts'
import type { HostPage } from '../host-page.ts'
import { shell } from '../shell.ts'

/** Preact that finds its markup made by the server. */
export const preactSsr: HostPage = {
  name: 'preact-ssr',
  script: { entry: 'client/preact-ssr.ts' },
  html: (place) => shell(place, `<div id="app">${renderToString(h(Landing, null))}</div>`),
}
