/**
 * Calls back when the page has been parsed and painted, and, in a prerendered page, activated.
 * Loading and sending before the swap is painted would only delay it.
 */
export function afterPaint(callback: () => void): void {
  const parsed = () => {
    // Hidden tabs get no frames.
    if (document.hidden) setTimeout(callback)
    else requestAnimationFrame(() => setTimeout(callback))
  }
  const active = () => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', parsed)
    else parsed()
  }
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', active, { once: true })
  } else active()
}
