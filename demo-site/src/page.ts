import type { Html } from './html.ts'

/** What a page template gives; `layout` puts the rest of the house around it. */
export type Page = {
  status?: 404
  title: string
  description: string
  main: Html
  /** The footer leaves the newsletter out: the page has it already, or nothing may distract from it. */
  plainFooter?: true
}
