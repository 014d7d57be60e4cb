import { adopt } from './adopt.ts'
import type { ChangeOf } from './change-of.ts'
import type { Writer } from './writer.ts'

/** Hides and styles by a stylesheet: it holds before the element is there, and no framework takes it back. */
export const writeStyle: Writer<ChangeOf<'style'>> = ({ target, css }, undos) => {
  undos.push(adopt(`${target}{${css}}`))
  return () => false
}

/** A shadow root has stylesheets of its own. */
export const writeRooted: Writer<ChangeOf<'rooted'>> = ({ target, css }, undos) => {
  const roots = new WeakSet<Node>()
  return (element) => {
    const root = element.getRootNode() as ShadowRoot
    if (roots.has(root)) return false
    roots.add(root)
    undos.push(adopt(`${target.split('>>>').at(-1)}{${css}}`, root))
    return true
  }
}
