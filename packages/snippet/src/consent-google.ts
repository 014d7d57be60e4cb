import type { Ask } from './ask-consent.ts'
import { guard } from './guard.ts'

type Said = Record<string, string>

/** What Google Consent Mode calls what we do. */
const TYPES = ['analytics_storage', 'personalization_storage']

/**
 * Google Consent Mode v2, as pages and consent managers push it: `gtag('consent', 'default' |
 * 'update', {…})`. A default for a region counts for everybody: where we are nobody has told us.
 * https://developers.google.com/tag-platform/security/guides/consent
 */
export const google: Ask = (_consent, tell) => {
  const page = window as unknown as { dataLayer?: unknown[] }
  page.dataLayer ??= []
  const layer = page.dataLayer
  const states: Said = {}
  const updated: Said = {}

  const hear = (entry: unknown) => {
    const [verb, how, said] = Array.from(Object(entry)) as [unknown, unknown, Said]
    if (verb !== 'consent') return
    for (const type of TYPES) {
      const word = said[type]
      if (how === 'update') updated[type] = word ?? updated[type]!
      else if (word) states[type] = states[type] === 'denied' ? 'denied' : word
    }
    const words = TYPES.map((type) => updated[type] ?? states[type])
    if (words.every(Boolean)) tell(words.every((word) => word === 'granted'))
  }
  for (const entry of [...layer]) guard(() => hear(entry))
  const { push } = layer
  layer.push = (...entries: unknown[]) => {
    const length = push.apply(layer, entries)
    for (const entry of entries) guard(() => hear(entry))
    return length
  }
}
