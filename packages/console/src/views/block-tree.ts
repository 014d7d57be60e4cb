import type { DrawnBlock, Tree } from '@segue/core'

/** What the site would have to bring, and the console's policy forbids. */
const LEFT_OUT = new Set(['src', 'srcset', 'style'])
/** In the place of a picture of the site's. */
const PICTURE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='480' height='320'%3E%3Crect width='480' height='320' fill='%23dcd9d2'/%3E%3C/svg%3E"
const PAGE = 'body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1b1f24;background:#fff}'

/** Puts a block's first state into a document of its own, with the looks that it has on a page; says how far down it goes. */
export function drawInto(page: Document, { tree, css }: DrawnBlock): number {
  const host = page.createElement('div')
  adopt(page, PAGE, page)
  const root = css === undefined ? host : host.attachShadow({ mode: 'open' })
  if (css !== undefined) adopt(page, css, root as ShadowRoot)
  root.append(...tree.map((one) => build(page, one)))
  page.body.replaceChildren(host)
  return Math.max(0, ...[...root.children].map((one) => one.getBoundingClientRect().bottom))
}

/** A sheet belongs to the window of its document; no policy forbids one that is made by code. */
function adopt(page: Document, css: string, root: Document | ShadowRoot): void {
  const sheet = new page.defaultView!.CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
}

function build(page: Document, tree: Tree): Node {
  if (typeof tree === 'string') return page.createTextNode(tree)
  const [tag, attributes, ...children] = tree
  const element = page.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (!LEFT_OUT.has(name)) element.setAttribute(name, value)
  }
  if (tag === 'img') element.setAttribute('src', PICTURE)
  if (tag === 'dialog') element.setAttribute('open', '')
  element.append(...children.map((child) => build(page, child)))
  return element
}
