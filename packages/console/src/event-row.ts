import type { LiveEvent } from '@segue/core'

/** An event as the live list shows it. */
export type EventRow = {
  id: string
  n: number
  at: number
  name: string
  kind: LiveEvent['event']['kind']
  path: string
  segments: string[]
  arms: { experience: string; audience: string; arm: string }[]
  /** Whether it came in while one looked. */
  fresh: boolean
}

export function eventRow({ n, receivedAt, event }: LiveEvent, fresh: boolean): EventRow {
  const { id, name, kind, segments, arms } = event
  return {
    id,
    n,
    at: receivedAt,
    name,
    kind,
    segments,
    path: pathOf(event.props),
    arms: armsOf(arms),
    fresh,
  }
}

/** An event says where it happened by `path`, or by GA4's `page_path` or `page_location`. */
function pathOf({ path, page_path, page_location }: Record<string, unknown>): string {
  const plain = path ?? page_path
  if (typeof plain === 'string') return plain
  if (typeof page_location !== 'string') return ''
  return URL.canParse(page_location) ? new URL(page_location).pathname : page_location
}

/** `{ hero: 'vip/b/1' }` → its parts. */
function armsOf(arms: Record<string, string>): EventRow['arms'] {
  return Object.entries(arms).map(([experience, stamp]) => {
    const [audience = '', arm = ''] = stamp.split('/')
    return { experience, audience, arm }
  })
}
