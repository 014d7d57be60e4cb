import type { ChangeOf } from './change-of.ts'
import { isClosed } from './tree.ts'
import type { Writer } from './writer.ts'

/** Moves an element, once; a mark keeps its old place. */
export const writeMove: Writer<ChangeOf<'move'>> = ({ to, where }, undos) => {
  const moved = new WeakSet<Element>()
  return (element) => {
    const place = document.querySelector(to)
    if (!place || moved.has(element) || element.contains(place)) return false
    if (where === 'append' && !isClosed(place)) return false
    const mark = document.createComment('')
    element.before(mark)
    place[where](element)
    moved.add(element)
    undos.push(() => {
      mark.replaceWith(element)
      moved.delete(element)
    })
    return true
  }
}
