import { brotli } from './brotli.ts'
import type { Entry } from './entry.ts'
import { textTable } from './text-table.ts'

/** Bytes after brotli: what stands in the page, and files that come before and after the swap. */
export type Sizes = { inPage: number; first: number; later: number }

/** Not a place of this run: the same sizes every time. */
const PLACES = {
  files: 'https://scripts.example/s/',
  api: 'https://scripts.example/api/',
  collector: 'https://shop.example/segue',
}

export function sizesOf({ head, first, later = {} }: Entry): Sizes {
  const sum = (files: Record<string, Buffer>) =>
    Object.values(files).reduce((bytes, file) => bytes + brotli(file).length, 0)
  const inPage = head(PLACES)
  return {
    inPage: inPage ? brotli(Buffer.from(inPage)).length : 0,
    first: sum(first),
    later: sum(later),
  }
}

export function sizesText(entries: Entry[]): string {
  return textTable(
    ['brotli bytes', 'in the page', 'files before the swap', 'files after it', 'all', 'form'],
    entries.map((entry) => {
      const { inPage, first, later } = sizesOf(entry)
      const version = entry.version ? ` (${entry.version})` : ''
      return [
        entry.name,
        ...[inPage, first, later, inPage + first + later].map(String),
        entry.form + version,
      ]
    }),
  )
}
