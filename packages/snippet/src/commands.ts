/** A call of the API as it is pushed: the verb and its arguments. */
export type Command = [verb: string, ...args: unknown[]]

/** Whether we may store and send: the tag's `data-consent`, whatever it says, then the last word that the page has pushed. */
export function askedConsent(queue: Command[], onTag: string | undefined): boolean {
  let granted = !onTag
  for (const [verb, state] of queue) if (verb === 'consent') granted = state === 'granted'
  return granted
}
