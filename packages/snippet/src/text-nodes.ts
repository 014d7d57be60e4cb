import type { Undo } from './undo.ts'

/** Writes text nodes and knows what they held, also where the page has written them since. */
export function textNodeWriter(undos: Undo[]) {
  const originals = new Map<Text, [original: string, written: string]>()
  undos.push(() => {
    // What is not ours any more is the page's own.
    for (const [node, [original, written]] of originals) {
      if (node.data === written) node.data = original
    }
  })
  return {
    originals,
    write(node: Text, wanted: string): boolean {
      const { data } = node
      if (data === wanted) return false
      const before = originals.get(node)
      // The parser appends to a node that it has not finished: what it adds belongs to the original.
      const appended = before && document.readyState === 'loading' && data.startsWith(wanted)
      originals.set(node, [appended ? before[0] + data.slice(wanted.length) : data, wanted])
      node.data = wanted
      return true
    },
  }
}
