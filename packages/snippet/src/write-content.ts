import { adopt } from './adopt.ts'
import type { ChangeOf } from './change-of.ts'
import { textNodeWriter } from './text-nodes.ts'
import { build } from './tree.ts'
import type { Writer } from './writer.ts'

/**
 * Shows new content in an element. Its own children stay where they are, hidden by a stylesheet,
 * and its own words are emptied: so a framework finds its nodes again, and the way back is short.
 */
export const writeContent: Writer<ChangeOf<'content'>> = ({ target, tree }, undos) => {
  undos.push(adopt(`:is(${target})>:not([data-segue-new]){display:none!important}`))
  const ours = new WeakMap<Element, ChildNode[]>()
  const { write } = textNodeWriter(undos)
  return (element) => {
    const before = ours.get(element) ?? []
    let wrote = false
    for (const node of element.childNodes) {
      if (node instanceof Text && !before.includes(node)) wrote = write(node, '') || wrote
    }
    if (before.length && before.every((node) => node.isConnected)) return wrote
    const nodes = tree.map(build)
    for (const node of nodes) if (node instanceof Element) node.setAttribute('data-segue-new', '')
    element.append(...nodes)
    ours.set(element, nodes)
    undos.push(() => {
      for (const node of nodes) node.remove()
    })
    return true
  }
}
