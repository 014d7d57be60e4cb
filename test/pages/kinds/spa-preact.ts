import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Site } from '../apps/preact-site.ts'
import type { HostPage } from '../host-page.ts'
import { second } from '../landing.ts'
import { shell } from '../shell.ts'

/** Server-rendered, then routed in the browser: the view comes 50 ms after its address. */
export const spaPreact: HostPage = {
  name: 'spa-preact',
  script: { entry: 'client/spa-preact.ts' },
  second,
  html(place) {
    const site = h(Site, { home: '/spa-preact/', path: `/spa-preact/${place.path}`, delay: 50 })
    return shell(place, `<div id="app">${renderToString(site)}</div>`)
  },
}
