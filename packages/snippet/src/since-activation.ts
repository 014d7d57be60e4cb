import type { VisitorEvent } from '@segue/core'

/** A prerendered page is there before anybody sees it: what it noted counts from its activation. */
export function sinceActivation(event: VisitorEvent): VisitorEvent {
  const [navigation] = performance.getEntriesByType('navigation')
  const { activationStart = 0 } = (navigation ?? {}) as { activationStart?: number }
  if (!activationStart) return event
  return { ...event, at: Math.max(event.at, Math.round(performance.timeOrigin + activationStart)) }
}
