import type { PublishedChange, Tree } from '@segue/core'
import type { Writer } from './writer.ts'

/** Puts new elements beside or into the target. The page's own nodes are not touched. */
export function insertWriter({
  where,
  tree,
}: Extract<PublishedChange, { kind: 'insert' }>): Writer {
  const inserted = new Map<Element, Node[]>()
  return {
    write(element) {
      if (inserted.get(element)?.every((node) => node.isConnected)) return false
      if (where === 'append' && !isClosed(element)) return false
      remove(inserted.get(element))
      const nodes = tree.map(build)
      element[where](...nodes)
      inserted.set(element, nodes)
      return true
    },
    undo() {
      for (const nodes of inserted.values()) remove(nodes)
    },
  }
}

function remove(nodes: Node[] = []): void {
  for (const node of nodes) (node as ChildNode).remove()
}

/** The allow-listed tree as nodes, without any HTML: strict pages with Trusted Types allow it. */
function build(tree: Tree): Node {
  if (typeof tree === 'string') return document.createTextNode(tree)
  const [tag, attributes, ...children] = tree
  const element = document.createElement(tag)
  for (const name in attributes) element.setAttribute(name, attributes[name]!)
  element.append(...children.map(build))
  return element
}

/** The parser is done with an element when something follows it or one of those around it. */
function isClosed(element: Element): boolean {
  for (let node: Node | null = element; node; node = node.parentNode) {
    if (node.nextSibling) return true
  }
  return document.readyState !== 'loading'
}
