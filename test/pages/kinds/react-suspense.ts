import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { Suspended } from '../apps/react-suspense.ts'
import type { HostPage } from '../host-page.ts'
import { shell } from '../shell.ts'

/** Streamed React: the landing page comes hidden at the end, and React's inline script moves it to its place. */
export const reactSuspense: HostPage = {
  name: 'react-suspense',
  script: { entry: 'client/react-suspense.ts' },
  async html(place) {
    const markup = new PassThrough()
    const data = setTimeout(20, undefined)
    renderToPipeableStream(createElement(Suspended, { data })).pipe(markup)
    return shell(place, `<div id="root">${await text(markup)}</div>`)
  },
}
