import type { Undo } from './undo.ts'

/** A stylesheet of ours: it holds before its elements are there, and a strict policy allows it. */
export function adopt(css: string, root: DocumentOrShadowRoot = document): Undo {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet)
  }
}
