import type { Writer } from './writer.ts'

/** Elements whose attributes load code or re-aim the whole page: a config is data, never code. */
const POWERFUL = /^(base|embed|iframe|link|script)$/

export function attributeWriter(name: string, value: string): Writer {
  const originals = new Map<Element, string | null>()
  return {
    write(element) {
      const found = element.getAttribute(name)
      if (found === value || POWERFUL.test(element.localName)) return false
      originals.set(element, found)
      element.setAttribute(name, value)
      return true
    },
    undo() {
      for (const [element, original] of originals) {
        if (original === null) element.removeAttribute(name)
        else element.setAttribute(name, original)
      }
    },
  }
}
