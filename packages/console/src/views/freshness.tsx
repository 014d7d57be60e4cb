import { formatClock } from '../format.ts'

/** When the numbers were read, and whether they can still be read. The place keeps its height. */
export function Freshness({ at, trouble }: { at: number; trouble: string | null }) {
  return (
    <p class={trouble ? 'freshness freshness-stale' : 'freshness'}>
      <span class="dot" aria-hidden="true" />
      <span>
        <span role="status">{trouble && `These are the last numbers. ${trouble} `}</span>
        Updated {formatClock(at)}
      </span>
    </p>
  )
}
