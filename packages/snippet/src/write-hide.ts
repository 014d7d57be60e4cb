import type { Writer } from './writer.ts'

/** Hides by a stylesheet: it holds before the element is there, and no framework takes it back. */
export function hideWriter(target: string): Writer {
  const sheet = new CSSStyleSheet()
  sheet.insertRule(`${target}{display:none!important}`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return {
    write: () => false,
    undo() {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)
    },
  }
}
