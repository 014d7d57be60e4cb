import { hasLeastData, LEAST_CONVERTERS, LEAST_VISITORS, type Verdict } from '@segue/core'
import { daysLeft, type Effect, holm, isNoAnswer, type NoAnswer } from '@segue/stats'
import { alwaysValid, alwaysValidLift } from './lift.ts'
import { type Phase, plainDifference } from './plain-difference.ts'

/** One arm against its audience's control, by one goal. */
export type Comparison = {
  goal: string
  /** The log of the ratio of the rates. */
  effect: Effect | NoAnswer
  control: Side
  variant: Side
  /** Absent: one. */
  phases?: Phase[]
}
export type Side = { name: string; visitors: number; converters: number; perDay: number }

const ALPHA = 0.05
/** Differences below this are of no interest. */
const MARGIN = 0.05
const YEAR = 365

/**
 * What may be said of each comparison, when all of them are looked at and at any time: claims are
 * Holm's among the comparisons with an answer, by p-values that hold at all looks; each interval has
 * the level at which Holm tried it, so that what is claimed and what is shown agree.
 */
export function judge(comparisons: Comparison[]): Verdict[] {
  const pValues = comparisons.map(pValueOf)
  const tried = pValues.flatMap((p) => (p === undefined ? [] : [p]))
  const adjusted = holm(tried)
  const claims = isNoAnswer(adjusted) ? [] : adjusted.adjusted.filter((p) => p <= ALPHA)
  return comparisons.map((comparison, index) => {
    const p = pValues[index]
    if (p === undefined) return { kind: 'open', words: notYet(comparison) }
    const before = tried.filter((other) => other < p).length
    const alpha = ALPHA / (tried.length - Math.min(before, claims.length))
    return sentence(comparison, alpha, before < claims.length)
  })
}

/** Undefined where there is too little to try anything. */
function pValueOf(comparison: Comparison): number | undefined {
  const few = notEnough(comparison)
  if (few) return few.visitors < LEAST_VISITORS ? undefined : plainly(comparison)
  const sequence = alwaysValid(comparison.effect, ALPHA)
  return isNoAnswer(sequence) ? undefined : sequence.pValue
}

/** With few conversions in one arm only: how likely so many are in the other by chance. */
function plainly(comparison: Comparison): number | undefined {
  const { control, variant, phases = [{ control, variant }] } = comparison
  const most = Math.max(control.converters, variant.converters)
  return most < LEAST_CONVERTERS ? undefined : plainDifference(phases)
}

function notEnough({ control, variant }: Comparison): Side | undefined {
  return [control, variant].find((side) => !hasLeastData(side))
}

function notYet(comparison: Comparison): string {
  const { control, variant } = comparison
  if (control.visitors + variant.visitors === 0) return 'Nobody has been counted here yet.'
  const few = notEnough(comparison)
  const reached = control.converters + variant.converters
  const all = control.visitors + variant.visitors
  if (few?.visitors !== undefined && few.visitors >= LEAST_VISITORS && reached === 0) {
    return `Nobody has reached ${comparison.goal} yet. Is its event sent?`
  }
  if (reached === all) {
    return `Everybody has reached ${comparison.goal} in both arms: nothing to compare.`
  }
  if (!few) return 'No difference can be computed from these numbers.'
  return few.visitors < LEAST_VISITORS
    ? `Too early: ${few.name} has ${few.visitors} of the ${LEAST_VISITORS} visitors that each arm needs.`
    : `Too early: ${few.name} has ${few.converters} of the ${LEAST_CONVERTERS} conversions that each arm needs.`
}

function sentence(comparison: Comparison, alpha: number, isClaimed: boolean): Verdict {
  const { goal, control, variant } = comparison
  if (notEnough(comparison)) {
    return isClaimed ? plain(comparison) : { kind: 'open', words: notYet(comparison) }
  }
  const sequence = alwaysValidLift(comparison.effect, alpha)
  if (isNoAnswer(sequence)) return { kind: 'open', words: notYet(comparison) }
  const { lift, low, high } = sequence
  const between = `between ${percent(low)} and ${percent(high)}`
  // Both: the p-value and the interval of a stricter level are tuned a little differently.
  if (isClaimed && (low > 0 || high < 0)) {
    const kind = low > 0 ? 'better' : 'worse'
    return {
      kind,
      words: `${variant.name} is ${kind} than ${control.name}: ${percent(lift)} ${goal}, ${between}.`,
    }
  }
  const reach = Math.max(-low, high)
  if (reach <= MARGIN) {
    return { kind: 'same', words: `The same within ${Math.ceil(reach * 100)}%: ${between}.` }
  }
  const half = Math.log1p((high - low) / (1 + low)) / 2
  return {
    kind: 'open',
    words: `Too early: ${between}${wait(comparison, half, Math.log1p(lift))}.`,
  }
}

/** There is no interval to tell of: the numbers speak. */
function plain({ goal, control, variant }: Comparison): Verdict {
  const isBetter = variant.converters * control.visitors > control.converters * variant.visitors
  const kind = isBetter ? 'better' : 'worse'
  const [ours, theirs] = [variant, control].map(
    ({ visitors, converters }) => `${converters} of ${visitors}`,
  )
  return {
    kind,
    words: `${variant.name} is ${kind} than ${control.name}: ${ours} visitors reached ${goal}, ${theirs} with ${control.name}.`,
  }
}

/** Until the interval is as narrow as the effect that seems to be there, or as the margin; all of them as logs. */
function wait({ control, variant }: Comparison, half: number, effect: number): string {
  const wanted = Math.max(Math.abs(effect), MARGIN)
  const times = (half / wanted) ** 2
  const smaller = Math.min(control.visitors, variant.visitors)
  const left = daysLeft(
    smaller * times,
    [control, variant].map(({ visitors, perDay }) => ({ units: visitors, perDay })),
  )
  if (isNoAnswer(left) || left.days < 1) return ''
  return left.days > YEAR
    ? '; more than a year at this pace'
    : `; about ${left.days} more ${left.days === 1 ? 'day' : 'days'}`
}

/** Whole percents where they say enough; what is not zero is not shown as zero. */
function percent(share: number): string {
  const value = share * 100
  const digits = Math.abs(value) >= 1 ? 0 : Math.abs(value) >= 0.05 ? 1 : 2
  const text = Math.abs(value).toFixed(digits)
  return Number(text) === 0 ? '0%' : `${value < 0 ? '−' : '+'}${text}%`
}
