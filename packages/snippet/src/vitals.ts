import { type Metric, onCLS, onINP, onLCP } from 'web-vitals'
import { guard } from './guard.ts'
import type { Watching } from './track.ts'
import type { Undo } from './undo.ts'

/** Web vitals of this page, as one event when they are settled (mostly when the page is left). */
export function watchVitals({ track }: Watching): Undo {
  let listening = true
  let values: Record<string, number> | undefined
  const note = ({ name, value }: Metric) =>
    guard(() => {
      if (!values) {
        values = {}
        Promise.resolve().then(() => {
          if (listening) track('web_vitals', values)
          values = undefined
        })
      }
      values[name] = Math.round(value * 1e4) / 1e4
    })
  // The library calls it where nobody can catch: a page that has broken it has no vitals.
  queueMicrotask(() => {})
  onLCP(note)
  onCLS(note)
  onINP(note)
  // The library has no way back.
  return () => {
    listening = false
  }
}
