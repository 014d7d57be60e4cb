import { readFile } from 'node:fs/promises'
import type { HostPage } from '../host-page.ts'
import { second } from '../landing.ts'

const EXPORT = new URL('../next/export/', import.meta.url)
const documents: Record<string, string> = { '': 'index.html', 'pricing/': 'pricing/index.html' }

/** Next's app router, exported: React hydrates the whole document and routes in it. */
export const next: HostPage = {
  name: 'next',
  files: EXPORT,
  second: { ...second, path: 'pricing/' },
  async html({ path, head }) {
    const name = documents[path]
    if (!name) return undefined
    const markup = await readFile(new URL(name, EXPORT), 'utf8')
    return markup.replace('<head>', () => `<head>${head}`)
  },
}
