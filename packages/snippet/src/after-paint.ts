/** Tabs that nobody looks at get no frames. */
const LONGEST = 1_000

/**
 * Calls back, once, when the page has been parsed and painted, and, in a prerendered page,
 * activated. Loading and sending before the swap is painted would only delay it.
 */
export function afterPaint(callback: () => void): void {
  const parsed = () => {
    let once = callback
    const call = () => {
      once()
      once = () => {}
    }
    requestAnimationFrame(() => setTimeout(call))
    setTimeout(call, LONGEST)
  }
  const active = () => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', parsed)
    else parsed()
  }
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', active, { once: true })
  } else active()
}
