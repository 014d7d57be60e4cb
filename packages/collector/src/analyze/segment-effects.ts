import { heterogeneity, holm, interactionTest, isNoAnswer } from '@segue/stats'
import { ALPHA } from './family.ts'
import { pValue } from './figures.ts'
import type { MetricKind } from './question.ts'
import { inUnits } from './verdict.ts'

/** A variant's effect in one value of a segment column, in the metric's unit. */
export type ValueEffect = { value: string; effect: number; stdErr: number; pValue: number }

/** Whether the effect differs between the values of a segment column, in the metric's unit. */
export type SegmentEffects = {
  segment: string
  variant: string
  /** Cochran's, of "the effect is the same in all values". */
  q: number
  df: number
  pValue: number
  /** Holm's among all interaction tests of the report. */
  holm: number
  i2: number
  /** Each value's effect, drawn towards the mean of all the more, the less is known of it. */
  shrunken: { value: string; effect: number }[]
  /** The two values that differ most for their size; p among all pairs of the column. */
  widest: { first: string; second: string; difference: number; pValue: number }
  differs: boolean
  words: string
}

export type Tried = {
  metric: string
  kind: MetricKind
  segment: string
  variant: string
  effects: ValueEffect[]
}

/** Null in its place where fewer than two values can be compared. */
export function segmentEffects(all: readonly Tried[]): (SegmentEffects | null)[] {
  const tests = all.map(({ effects }) => heterogeneity(effects))
  const adjusted = holm(tests.flatMap((test) => (isNoAnswer(test) ? [] : [test.pValue])))
  let next = 0
  return all.map((tried, index) => {
    const test = tests[index]!
    if (isNoAnswer(test) || isNoAnswer(adjusted)) return null
    const among = adjusted.adjusted[next++]!
    const widest = widestPair(tried.effects)
    if (!widest) return null
    const differs = among <= ALPHA
    return {
      segment: tried.segment,
      variant: tried.variant,
      q: test.q,
      df: test.df,
      pValue: test.pValue,
      holm: among,
      i2: test.i2,
      shrunken: tried.effects.map(({ value }, k) => ({ value, effect: test.shrunken[k]! })),
      widest,
      differs,
      words: wordsOf(
        tried,
        differs,
        widest,
        test.pValue,
        adjusted.adjusted.length > 1 ? among : null,
      ),
    }
  })
}

function wordsOf(
  { metric, kind, segment, variant, effects }: Tried,
  differs: boolean,
  { first, second }: SegmentEffects['widest'],
  p: number,
  among: number | null,
): string {
  const tail = `interaction p ${pValue(p)}${among === null ? '' : ` (Holm ${pValue(among)})`}`
  const inValue = (value: string) =>
    `${value} (${inUnits(effects.find((each) => each.value === value)!.effect, kind)})`
  const two = `in ${inValue(first)} and ${inValue(second)}`
  const about = `${metric}: the effect of ${variant}`
  if (differs) return `${about} differs by ${segment}, most between ${two.slice(3)}: ${tail}.`
  return looksDifferent(effects)
    ? `${about} looks different ${two}, but these numbers show no difference by ${segment}: ${tail}.`
    : `${about} is not seen to differ by ${segment}: ${tail}.`
}

/** What a reader of the table would take for a difference: here an effect and there none, or the other way. */
function looksDifferent(effects: readonly ValueEffect[]): boolean {
  const isFound = effects.filter(({ pValue }) => pValue <= ALPHA)
  const signs = new Set(effects.map(({ effect }) => Math.sign(effect)))
  return (isFound.length > 0 && isFound.length < effects.length) || signs.size > 1
}

function widestPair(effects: readonly ValueEffect[]): SegmentEffects['widest'] | null {
  const pairs = effects.flatMap((first, k) =>
    effects.slice(k + 1).flatMap((second) => {
      const test = interactionTest(first, second)
      return isNoAnswer(test) ? [] : [{ first: first.value, second: second.value, ...test }]
    }),
  )
  const adjusted = holm(pairs.map(({ pValue }) => pValue))
  if (isNoAnswer(adjusted) || pairs.length === 0) return null
  const k = pairs.reduce(
    (best, { z }, index) => (Math.abs(z) > Math.abs(pairs[best]!.z) ? index : best),
    0,
  )
  const { first, second, difference } = pairs[k]!
  return { first, second, difference, pValue: adjusted.adjusted[k]! }
}
