import { guard } from './guard.ts'
import type { Undo } from './undo.ts'

/**
 * Hears what happens to the page's elements, but not under `data-segue-ignore`. While the event
 * goes down: so a page that stops it is still heard, and so are media and frames, whose events
 * do not rise.
 */
export function hear<Kind extends Element>(type: string, onElement: (element: Kind) => void): Undo {
  const listener = ({ target }: Event) =>
    guard(() => {
      if (target instanceof Element && !isIgnored(target)) onElement(target as Kind)
    })
  document.addEventListener(type, listener, true)
  return () => document.removeEventListener(type, listener, true)
}

/** What the site has marked as nobody's business. */
export const isIgnored = (element: Element) => element.closest('[data-segue-ignore]')
