import type { InsertMethod } from '@segue/core'
import type { ChangeOf } from './change-of.ts'
import { build, isClosed } from './tree.ts'
import type { Undo } from './undo.ts'
import type { Write, Writer } from './writer.ts'

/** Puts new elements beside or into the target. The page's own nodes are not touched. */
export const writeInsert: Writer<ChangeOf<'insert'>> = ({ where, tree }, undos) =>
  inserter(where, () => tree.map(build), undos)

/** Keeps what `make` gives beside or in the target, or in it. */
export function inserter(where: InsertMethod, make: () => ChildNode[], undos: Undo[]): Write {
  const inserted = new WeakMap<Element, ChildNode[]>()
  return (element) => {
    const before = inserted.get(element) ?? []
    if (before.length && before.every((node) => node.isConnected)) return false
    if (where === 'append' && !isClosed(element)) return false
    for (const node of before) node.remove()
    const nodes = make()
    element[where](...nodes)
    inserted.set(element, nodes)
    undos.push(() => {
      for (const node of nodes) node.remove()
    })
    return true
  }
}
