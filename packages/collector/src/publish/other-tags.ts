import { escaped } from './escaped.ts'
import { literal } from './literal.ts'
import { scriptsAt } from './scripts-at.ts'

/** Ways to bring the script into a page that are not the tag: for those who have a reason. */
export const OTHER_TAGS = ['plain', 'manager', 'npm'] as const
export type OtherTag = (typeof OTHER_TAGS)[number]

/** Where the scripts come from, which may be a CDN, and where visitors reach the collector. */
export type Addresses = { files: string; collector: string }

/** What is pasted into a page, a tag manager or a program. */
export function otherTag(form: OtherTag, site: string, { files, collector }: Addresses): string {
  const src = new URL(`${site}.js`, scriptsAt(files)).href
  switch (form) {
    case 'plain':
      return `<script src="${escaped(src)}"></script>`
    case 'manager':
      return [
        '<script>',
        '  window.segue = window.segue || [];',
        "  var script = document.createElement('script');",
        `  script.src = ${literal(src)};`,
        '  document.head.appendChild(script);',
        '</script>',
      ].join('\n')
    case 'npm':
      return [
        "import { start } from '@segue/snippet'",
        '',
        `const segue = start({ collector: ${literal(collector)}, site: ${literal(site)} })`,
        'await segue.ready',
      ].join('\n')
  }
}
