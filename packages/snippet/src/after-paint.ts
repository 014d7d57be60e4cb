import { guard } from './guard.ts'

/** Tabs that nobody looks at, and pages that are prerendered, get no frames. */
const LONGEST = 1_000

/**
 * Calls back, once, when the page has been parsed and painted. Loading before the swap is painted
 * would only delay it.
 */
export function afterPaint(callback: () => void): void {
  const parsed = () =>
    guard(() => {
      let once = callback
      const call = () => {
        guard(once)
        once = () => {}
      }
      requestAnimationFrame(() => requestAnimationFrame(call))
      setTimeout(call, LONGEST)
    })
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', parsed)
  else parsed()
}
