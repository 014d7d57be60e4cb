import type { ChangeOf } from './change-of.ts'
import type { Writer } from './writer.ts'

/** Class by class: those that the page gives an element later are not in the way, nor lost. */
export const writeClasses: Writer<ChangeOf<'classes'>> =
  ({ add, remove }, undos) =>
  ({ classList }) => {
    const missing = add.filter((name) => !classList.contains(name))
    const unwanted = remove.filter((name) => classList.contains(name))
    if (!missing.length && !unwanted.length) return false
    classList.add(...missing)
    classList.remove(...unwanted)
    undos.push(() => {
      classList.remove(...missing)
      classList.add(...unwanted)
    })
    return true
  }
