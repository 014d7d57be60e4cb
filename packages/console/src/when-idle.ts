/** Does it when nothing else is to do; Safari has no word for that. */
export function whenIdle(act: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(act)
  else setTimeout(act, 200)
}
