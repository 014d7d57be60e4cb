import type { Change } from '@segue/core'

/** Two changes that do the same to the same part of the page are one that was edited. */
export function changePlace(change: Change): string {
  if (change.kind === 'redirect') return change.kind
  const { kind, target } = change
  if (kind === 'block') return JSON.stringify([kind, target, change.block, change.where])
  if (kind === 'attribute') return JSON.stringify([kind, target, change.name])
  return JSON.stringify(kind === 'insert' ? [kind, target, change.where] : [kind, target])
}
