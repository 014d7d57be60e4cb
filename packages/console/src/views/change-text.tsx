import type { Change } from '../figure-words.ts'

/** Against the period before, in the color of whether that is good. */
export function ChangeText({ change }: { change: Change | null }) {
  if (!change) return null
  return (
    <small class={`moved moved-${change.tone}`}>
      {change.words}
      {change.tone !== 'neither' && <span class="unseen">, {change.tone}</span>}
    </small>
  )
}
