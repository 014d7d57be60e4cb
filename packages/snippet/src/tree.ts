import type { Tree } from '@segue/core'

/** The allow-listed tree as nodes, without any HTML: strict pages with Trusted Types allow it. */
export function build(tree: Tree): ChildNode {
  if (typeof tree === 'string') return document.createTextNode(tree)
  const [tag, attributes, ...children] = tree
  const element = document.createElement(tag)
  for (const name in attributes) element.setAttribute(name, attributes[name]!)
  element.append(...children.map(build))
  return element
}

/** The parser is done with an element when something follows it or one of those around it. */
export function isClosed(element: Element): boolean {
  // A form's own `parentNode` may be one of its fields; a walker knows the tree.
  const walker = document.createTreeWalker(document)
  walker.currentNode = element
  while (!walker.nextSibling()) if (!walker.parentNode()) return document.readyState !== 'loading'
  return true
}
