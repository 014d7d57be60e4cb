/** As far below what is seen as one gets with a turn of the wheel. */
const MARGIN = '400px 0px'

/**
 * Does it once: when the element comes near to what is seen, or, then with urgency, before the page
 * is printed. What it returns calls that off.
 */
export function whenNear(element: Element, act: (isUrgent: boolean) => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) once(false)
    },
    { rootMargin: MARGIN },
  )
  const print = () => once(true)
  const leave = () => {
    observer.disconnect()
    removeEventListener('beforeprint', print)
  }
  const once = (isUrgent: boolean) => {
    leave()
    act(isUrgent)
  }
  observer.observe(element)
  addEventListener('beforeprint', print)
  return leave
}
