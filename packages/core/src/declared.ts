import type { VisitorEvent } from './event.ts'
import type { Profile } from './profile.ts'
import { DAY } from './units.ts'

const MOST_ATTRIBUTES = 50
const MOST_DAYS = 3_660

/**
 * What a visitor said of themselves comes as an `identify` event, so that a replay sees it too.
 * With `days` it holds for so long from then on; null takes an attribute back.
 */
export function learnDeclared(profile: Profile, event: VisitorEvent): void {
  if (event.name !== 'identify') return
  const { declared, until } = profile
  const days = Number(event.days)
  for (const [name, value] of Object.entries(event.declared ?? {})) {
    // A name that every object has is none of ours.
    if (name.length > 64 || name in {}) continue
    const kept = typeof value === 'string' ? value.slice(0, 64) : value
    const plain = ['string', 'boolean'].includes(typeof kept) || Number.isFinite(kept)
    if (value === null || plain) {
      delete until[name]
      if (value === null) delete declared[name]
    }
    if (!plain || !(name in declared || Object.keys(declared).length < MOST_ATTRIBUTES)) continue
    declared[name] = kept
    if (days > 0) until[name] = event.at + Math.min(days, MOST_DAYS) * DAY
  }
}
