import { adopt } from './adopt.ts'
import type { ChangeOf } from './change-of.ts'
import { standIn } from './stand-in.ts'
import type { Undo } from './undo.ts'
import { blockOf } from './write-block.ts'

/** Shows a block before it may stand among the page's own elements. */
export function ahead(change: ChangeOf<'block'>, elements: Iterable<Element>): Undo {
  const { target, where, over, key, tree, css } = change
  // What has no looks of its own has them by its place in the page.
  if (!css) return () => {}
  const undos = Array.from(elements, (each) => standIn(each, where, blockOf(key, tree, css)))
  if (over) undos.push(adopt(`:is(${target}){display:none!important}`))
  return () => {
    for (const undo of undos) undo()
  }
}
