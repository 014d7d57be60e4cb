import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { Document } from '../apps/react-document.ts'
import type { HostPage } from '../host-page.ts'

/** React that hydrates the whole document, head and all. */
export const reactDocument: HostPage = {
  name: 'react-document',
  script: { entry: 'client/react-document.ts' },
  async html({ head, script }) {
    const markup = new PassThrough()
    renderToPipeableStream(createElement(Document), { bootstrapModules: [script.url] }).pipe(markup)
    return (await text(markup)).replace('<head>', () => `<head>${head}`)
  },
}
