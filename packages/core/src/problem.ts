/** One thing that is wrong with a config: where, what was found, why it cannot be, and the way out. */
export type Problem = { place: string; value: string; problem: string; remedy: string }

/** What a person reads of it, on one line. */
export function describe({ place, value, problem, remedy }: Problem): string {
  return `${place}: ${problem}${value === '' ? '' : ` (found ${value})`}. ${remedy}`
}
