import { type ArmResult, CONTROL } from '@segue/core'
import { formatCount, formatPoints } from './format.ts'

export type Verdict = {
  arm: string
  name: string
  tone: 'better' | 'worse' | 'open'
  words: string
}

/** Fewer visitors than this in an arm, and a difference is not put into words. */
export const LEAST_VISITORS = 100

/** What the numbers of an audience allow one to say about each variant, in plain words. */
export function verdicts(arms: ArmResult[], goal: string): Verdict[] {
  const control = arms.find(({ arm }) => arm === CONTROL)
  const variants = arms.filter((arm) => arm !== control)
  return variants.map((variant) => ({
    arm: variant.arm,
    name: variant.name,
    ...judge(variant, control, goal),
  }))
}

function judge(
  variant: ArmResult,
  control: ArmResult | undefined,
  goal: string,
): Pick<Verdict, 'tone' | 'words'> {
  if (!control) {
    return { tone: 'open', words: 'No test: there is no control arm to compare with.' }
  }
  if (variant.visitors + control.visitors === 0) {
    return { tone: 'open', words: 'Nobody has been counted here yet.' }
  }
  const fewest = variant.visitors < control.visitors ? variant : control
  if (fewest.visitors < LEAST_VISITORS) {
    return {
      tone: 'open',
      words:
        `Too early to say: ${fewest.name} has ${formatCount(fewest.visitors)} of the ` +
        `${LEAST_VISITORS} visitors that each arm needs.`,
    }
  }
  const difference = variant.goals.find((result) => result.goal === goal)?.difference
  if (!difference) return { tone: 'open', words: 'No difference was reported for this goal.' }
  const { low, high } = difference.interval
  const between = `between ${formatPoints(low)} and ${formatPoints(high)}`
  if (low <= 0 && high >= 0) {
    return {
      tone: 'open',
      words: `Too early to say: the interval still holds zero, ${between} points.`,
    }
  }
  const tone = low > 0 ? 'better' : 'worse'
  return {
    tone,
    words: `${tone === 'better' ? 'Better' : 'Worse'} than control: ${formatPoints(difference.rate)} points, ${between}.`,
  }
}
