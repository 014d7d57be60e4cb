import type { VisitorEvent } from '@segue/core'

/** Tells of an exposure when somebody looks: at once, or when a tab comes out of the background. */
export function whenSeen(
  { hidden, ...event }: VisitorEvent,
  tell: (event: VisitorEvent) => void,
): void {
  const later = () => tell({ ...event, at: Date.now() })
  if (hidden && document.hidden) {
    document.addEventListener('visibilitychange', later, { once: true })
  } else tell(event)
}
