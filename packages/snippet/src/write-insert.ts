import type { ChangeOf } from './change-of.ts'
import { build, isClosed } from './tree.ts'
import type { Writer } from './writer.ts'

/** Puts new elements beside or into the target. The page's own nodes are not touched. */
export const writeInsert: Writer<ChangeOf<'insert'>> = ({ where, tree }, undos) => {
  const inserted = new WeakMap<Element, ChildNode[]>()
  return (element) => {
    const before = inserted.get(element) ?? []
    if (before.length && before.every((node) => node.isConnected)) return false
    if (where === 'append' && !isClosed(element)) return false
    for (const node of before) node.remove()
    const nodes = tree.map(build)
    element[where](...nodes)
    inserted.set(element, nodes)
    undos.push(() => {
      for (const node of nodes) node.remove()
    })
    return true
  }
}
