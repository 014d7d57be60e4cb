import { type Tree, valueAt } from '@segue/core'
import type { Fillers } from './fill.ts'

/** A strip with this visitor's rows; nothing where there are none. */
export const fillRows: NonNullable<Fillers['fillRows']> = (change, document) => {
  const { tree } = change
  const pick = change.pick!
  const own = valueAt(document, ['lists', pick.from]) as string[]
  const ids = pick.with
    ? own.flatMap((id) => pick.with![id] ?? []).filter((id) => !own.includes(id))
    : own
  let found = 0
  const fill = (node: Tree): Tree => {
    if (typeof node === 'string') return node
    const [tag, attributes, ...children] = node
    if (!('data-rows' in attributes)) return [tag, attributes, ...children.map(fill)]
    const rows = [...new Set(ids)].flatMap((id) =>
      children.filter((row) => typeof row !== 'string' && row[1]['data-row'] === id),
    )
    found = rows.length
    return [tag, attributes, ...rows.slice(0, pick.most)]
  }
  const filled = { ...change, tree: tree.map(fill) }
  return found ? [filled] : []
}
