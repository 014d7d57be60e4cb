import {
  type Decision,
  type Document,
  type PublishedBlock,
  type PublishedChange,
  type Tree,
  valueAt,
} from '@segue/core'

const LONGEST = 200

/** Decisions with the places in their texts, and the rows of their strips, filled from the document that was decided by. */
export const fill = (decisions: Decision[], document: Document): Decision[] =>
  decisions.map((decision) => ({
    ...decision,
    arm: {
      ...decision.arm,
      changes: decision.arm.changes.flatMap((change): PublishedChange[] => {
        if (change.kind === 'block') return withRows(change, document)
        if (change.kind !== 'tokens') return [change]
        const parts = change.text.map((part) => {
          if (typeof part === 'string') return part
          const value = valueAt(document, part[0].split('.'))
          return (/^[sn]/.test(typeof value) && `${value}`.slice(0, LONGEST)) || part[1]
        })
        return [{ ...change, kind: 'text', text: parts.join('') }]
      }),
    },
  }))

/** A strip with this visitor's rows; nothing where there are none. */
function withRows(change: PublishedBlock & PublishedChange, document: Document): PublishedChange[] {
  const { pick, tree } = change
  if (!pick) return [change]
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
