import type { VisitorEvent } from './event.ts'
import { itemId } from './item-id.ts'
import type { Profile } from './profile.ts'

export const MOST_VIEWED = 12

/** Notes the items that were looked at last, the newest first; what was bought is of no interest any more. */
export function learnViewed(profile: Profile, { name, items }: VisitorEvent): void {
  if ((name !== 'view_item' && name !== 'purchase') || !Array.isArray(items)) return
  const ids = items.map(itemId).filter(Boolean)
  const others = (profile.viewed ?? []).filter((id) => !ids.includes(id))
  profile.viewed = name === 'purchase' ? others : [...ids, ...others].slice(0, MOST_VIEWED)
}
