import type { VisitorEvent } from './event.ts'

const MOST_ATTRIBUTES = 50

/** What a visitor said of themselves comes as an `identify` event, so that a replay sees it too. */
export function learnDeclared(declared: Record<string, unknown>, event: VisitorEvent): void {
  if (event.name !== 'identify') return
  for (const [name, value] of Object.entries(event.declared ?? {})) {
    const known = name in declared || Object.keys(declared).length < MOST_ATTRIBUTES
    if (typeof value === 'string') {
      if (known) declared[name] = value.slice(0, 64)
    } else if (known && (typeof value === 'boolean' || Number.isFinite(value))) {
      declared[name] = value
    }
  }
}
