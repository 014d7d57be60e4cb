import { pathToFileURL } from 'node:url'
import type { Component } from 'svelte'
import { render } from 'svelte/server'
import { bundle } from '../bundle.ts'
import type { HostPage } from '../host-page.ts'
import { shell } from '../shell.ts'

/** Svelte that finds its markup made by the server. */
export const svelteSsr: HostPage = {
  name: 'svelte-ssr',
  script: { entry: 'client/svelte-ssr.ts' },
  async html(place) {
    const file = await bundle({ entry: 'apps/Landing.svelte', target: 'server' })
    const landing: { default: Component } = await import(pathToFileURL(file).href)
    return shell(place, `<div id="app">${render(landing.default).body}</div>`)
  },
}
