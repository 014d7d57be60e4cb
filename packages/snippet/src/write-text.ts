import type { Writer } from './writer.ts'

/** Not the title of an icon: only HTML's own elements have a `title`. */
const isWords = ({ data, parentElement }: Text) =>
  data.trim() && (parentElement as HTMLElement).title !== undefined

/**
 * Writes the words of an element: the text node that holds them gets the new text, other words
 * in the element go. The nodes stay, so that a framework that owns them finds them again.
 */
export function textWriter(text: string): Writer {
  const originals = new Map<Text, string>()

  const write = (node: Text, wanted: string): boolean => {
    const { data } = node
    if (data === wanted) return false
    const original = originals.get(node)
    // The parser appends to a node that it has not finished: what it adds belongs to the original.
    const appended =
      original !== undefined && document.readyState === 'loading' && data.startsWith(wanted)
    originals.set(node, appended ? original + data.slice(wanted.length) : data)
    node.data = wanted
    return true
  }

  return {
    write(element) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const words: Text[] = []
      let holder: Text | undefined
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!holder && originals.has(node as Text)) holder = node as Text
        else if (isWords(node as Text)) words.push(node as Text)
      }
      holder ??= words.shift()
      return (
        !!holder && words.reduce((wrote, node) => write(node, '') || wrote, write(holder, text))
      )
    },
    undo() {
      for (const [node, original] of originals) node.data = original
    },
  }
}
