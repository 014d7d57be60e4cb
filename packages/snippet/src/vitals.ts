import { type Metric, onCLS, onINP, onLCP } from 'web-vitals'
import { guard } from './guard.ts'
import type { Watching } from './track.ts'
import type { Undo } from './undo.ts'

/**
 * Web vitals of this page, as one event when they are settled (mostly when the page is left), with
 * how many errors nobody has caught.
 */
export function watchVitals({ track }: Watching): Undo {
  let listening = true
  let values: Record<string, number> | undefined
  let errors = 0
  const note = ({ name, value }: Metric) =>
    guard(() => {
      if (!values) {
        values = { errors }
        queueMicrotask(() => {
          if (listening) track('web_vitals', values)
          values = undefined
        })
      }
      values[name] = Number(value.toFixed(4))
    })
  // The library calls it where nobody can catch: a page that has broken it has no vitals.
  queueMicrotask(() => {})
  addEventListener('error', () => errors++)
  onLCP(note)
  onCLS(note)
  onINP(note)
  // The library has no way back; errors are counted on in vain.
  return () => {
    listening = false
  }
}
