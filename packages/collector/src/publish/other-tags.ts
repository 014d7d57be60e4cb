import { scriptsAt } from './scripts-at.ts'

/** Ways to bring the script into a page that are not the tag: for those who have a reason. */
export const OTHER_TAGS = ['plain', 'manager', 'npm'] as const
export type OtherTag = (typeof OTHER_TAGS)[number]

/** What is pasted into a page, a tag manager or a program. `collector`: where visitors reach it. */
export function otherTag(form: OtherTag, site: string, collector: string): string {
  const src = new URL(`${site}.js`, scriptsAt(collector)).href
  switch (form) {
    case 'plain':
      return `<script src="${src}"></script>`
    case 'manager':
      return [
        '<script>',
        '  window.segue = window.segue || [];',
        "  var script = document.createElement('script');",
        `  script.src = '${src}';`,
        '  document.head.appendChild(script);',
        '</script>',
      ].join('\n')
    case 'npm':
      return [
        "import { start } from '@segue/snippet'",
        '',
        `const segue = start({ collector: '${new URL('..', src).href.replace(/\/$/, '')}', site: '${site}' })`,
        'await segue.ready',
      ].join('\n')
  }
}
