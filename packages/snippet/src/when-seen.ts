import type { VisitorEvent } from '@segue/core'

/** Tells of an exposure when somebody looks: at once, or when a tab comes out of the background. */
export function whenSeen(
  { hidden, ...event }: VisitorEvent,
  tell: (event: VisitorEvent) => void,
): void {
  if (!hidden || !document.hidden) return tell(event)
  const onChange = () => tell({ ...event, at: Date.now() })
  document.addEventListener('visibilitychange', onChange, { once: true })
}
