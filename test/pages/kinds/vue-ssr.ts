import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { Landing } from '../apps/vue-landing.ts'
import type { HostPage } from '../host-page.ts'
import { shell } from '../shell.ts'

/** Vue that finds its markup made by the server. */
export const vueSsr: HostPage = {
  name: 'vue-ssr',
  script: { entry: 'client/vue-ssr.ts' },
  html: async (place) =>
    shell(place, `<div id="app">${await renderToString(createSSRApp(Landing))}</div>`),
}
