import type { Writer } from './writer.ts'

export function attributeWriter(name: string, value: string): Writer {
  const originals = new Map<Element, string | null>()
  return {
    write(element) {
      const found = element.getAttribute(name)
      if (found === value) return false
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
