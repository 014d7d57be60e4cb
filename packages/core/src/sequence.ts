import type { PublishedSeries } from './series.ts'

/**
 * `[completions, the last one's time, start of the chain that reached step 1, step 2, …]`, 0 or
 * null where none has.
 */
export type Chains = [done: number, time: number, ...starts: (number | null)[]]

/**
 * The chains after an event: it is offered to the steps from the last to the first, so it extends
 * any one chain once, and the one that completes the sequence starts none.
 */
export function extendChains(
  { heard, within = Number.POSITIVE_INFINITY }: Extract<PublishedSeries, { kind: 'sequence' }>,
  [done, time, ...starts]: Chains,
  at: number,
  matched: (row: number) => boolean,
): Chains {
  for (let step = heard.length - 1; step > 0; step--) {
    const start = starts[step - 1]
    if (!start || at - start > within || !matched(step)) continue
    if (step === heard.length - 1) return [done + 1, Math.max(time, at)]
    starts[step] = start
  }
  if (matched(0)) starts[0] = at
  return [done, time, ...starts]
}
