import { guard } from './guard.ts'
import type { Undo } from './undo.ts'

/** Tells of a page that comes back from the back/forward cache: it is looked at anew. */
export function watchReturns(onView: (before: string) => void): Undo {
  const onShow = ({ persisted }: PageTransitionEvent) => persisted && guard(() => onView(''))
  addEventListener('pageshow', onShow)
  return () => removeEventListener('pageshow', onShow)
}
