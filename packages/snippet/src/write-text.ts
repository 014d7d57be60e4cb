import type { ChangeOf } from './change-of.ts'
import { textNodeWriter } from './text-nodes.ts'
import { setAll } from './write-attributes.ts'
import type { Writer } from './writer.ts'

/** Not the title of an icon: only HTML's own elements have a `title`. */
const isWords = ({ data, parentElement }: Text) =>
  data.trim() && (parentElement as HTMLElement).title !== undefined

/**
 * Writes the words of an element: the text node that holds them gets the new text, other words
 * in the element go. The nodes stay, so that a framework that owns them finds them again. A
 * field's words are its value, a list's those of the choice that shows.
 */
export const writeText: Writer<ChangeOf<'text'>> = ({ text }, undos) => {
  const { write, originals } = textNodeWriter(undos)
  return (element) => {
    let wrote = element.localName === 'input' && setAll(element, { value: text }, undos)
    const shown = (element as HTMLSelectElement).selectedOptions?.[0] ?? element
    const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT)
    const words: Text[] = []
    let holder: Text | undefined
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!holder && originals.has(node as Text)) holder = node as Text
      else if (isWords(node as Text)) words.push(node as Text)
    }
    holder ??= words.shift()
    if (holder) wrote = write(holder, text) || wrote
    for (const node of words) wrote = write(node, '') || wrote
    return wrote
  }
}
