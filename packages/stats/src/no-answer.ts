/**
 * Why no number is given instead of a wrong one or a NaN.
 * - `too-little-data`: nobody there, or too few to tell a spread.
 * - `no-variance`: everybody is alike, or the sums of squares are below what the sums allow.
 * - `zero-denominator`: a change relative to nothing, or a ratio whose denominator is zero.
 * - `impossible-input`: `problem` names the thing and its value.
 */
export type NoAnswer =
  | { kind: 'too-little-data' }
  | { kind: 'no-variance' }
  | { kind: 'zero-denominator' }
  | { kind: 'impossible-input'; problem: string }

export const tooLittleData: NoAnswer = { kind: 'too-little-data' }
export const noVariance: NoAnswer = { kind: 'no-variance' }
export const zeroDenominator: NoAnswer = { kind: 'zero-denominator' }
export const impossible = (problem: string): NoAnswer => ({ kind: 'impossible-input', problem })

const kinds: Record<NoAnswer['kind'], true> = {
  'too-little-data': true,
  'no-variance': true,
  'zero-denominator': true,
  'impossible-input': true,
}

export function isNoAnswer(result: object): result is NoAnswer {
  return 'kind' in result && Object.hasOwn(kinds, String(result.kind))
}

/** The last guard: numbers near the end of their range can still overflow into a NaN. */
export function withoutNaN<T extends object>(result: T): T | NoAnswer {
  return holdsNaN(result)
    ? impossible('the numbers are too large or too small to compute with')
    : result
}

function holdsNaN(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsNaN)
  return Number.isNaN(value)
}
