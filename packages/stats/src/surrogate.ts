import { chiSquaredSf } from './chi-squared.ts'
import { whyNotCount, whyNotEach, whyNotShare } from './input.ts'
import { impossible, type NoAnswer, tooLittleData, withoutNaN } from './no-answer.ts'
import { studentSf, studentUpperQuantile } from './student.ts'

/** Of `n` units: who did the early thing (`micro`), who did the late one (`macro`), who did both. */
export type SurrogateArm = { n: number; micro: number; macro: number; both: number }

export type Surrogate = {
  kind: 'surrogate'
  /** Arms less one, summed over the trials: how often chance has moved the micro goal. */
  contrasts: number
  /** Whether arms differ in the micro goal at all. */
  moved: { statistic: number; pValue: number }
  /**
   * How much more of the macro goal came with more of the micro goal that arms brought: 0.2 is a fifth
   * of a point for a point. One-sided p-value of "none". Null where arms do not differ beyond noise.
   */
  slope: { slope: number; low: number; high: number; stdErr: number; pValue: number } | null
  /** The share of the arms' differences in the macro goal that goes with those in the micro goal, 0 to 1. */
  fit: number | null
  /** The macro goal's share among those who did the micro goal less that among the others, within arms. */
  association: { difference: number; stdErr: number } | null
}

/**
 * Whether an early outcome stands for a late one: each trial is a list of arms that chance has filled.
 *
 * That those who do the one more often do the other says nothing of cause: a third thing may lie behind
 * both. What arms did to the one was chance's, so over arms and trials the differences in the late
 * outcome are laid against those in the early one (trial-level surrogacy: Buyse, Molenberghs,
 * Burzykowski, Renard & Geys 2000, Biostatistics 1:49–67; as a regression on the arms' means it is two-stage
 * least squares: Angrist, Imbens & Rubin 1996, JASA 91:444–455). Within an arm both outcomes are of the
 * same units, so their noise goes together and would look like a slope where arms did nothing: its
 * expectation, known from the counts, is taken off all sums of products (the bias of weak
 * instruments: Nagar 1959, Econometrica 27:575–595). Where arms move the late outcome by other ways as
 * well, the trials scatter about the line by more than chance: the standard error is the larger of
 * chance's and the one of that scatter (trials as clusters, HC2, and Student's distribution for the
 * trials that tell of it: Imbens & Kolesár 2016, Rev Econ Stat 98:701–712).
 *
 * It still does not prove that a next arm will act by the same way (Prentice 1989, Stat Med 8:431–440;
 * VanderWeele 2013, Biometrics 69:561–569). No trial with two arms: `too-little-data`. Counts that
 * cannot be: `impossible-input`.
 */
export function surrogate(
  trials: readonly (readonly SurrogateArm[])[],
  alpha = 0.05,
): Surrogate | NoAnswer {
  const refusal = whyNotShare('alpha', alpha) ?? whyNotEach(trials, whyNotTrial)
  if (refusal) return refusal
  const telling = trials
    .map((arms) => arms.filter(({ n }) => n > 1))
    .filter((arms) => arms.length > 1)
  const contrasts = telling.reduce((sum, arms) => sum + arms.length - 1, 0)
  if (contrasts === 0) return tooLittleData
  const parts = telling.map(partOf)
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0)
  const statistic = sum((part) => part.statistic)
  const moved = { statistic, pValue: chiSquaredSf(statistic, contrasts) }
  const [xx, xy, yy] = [sum((part) => part.xx), sum((part) => part.xy), sum((part) => part.yy)]
  const found = {
    kind: 'surrogate' as const,
    contrasts,
    moved,
    association: associationOf(telling),
  }
  const none = { ...found, slope: null, fit: null }
  if (!(xx > 0)) return withoutNaN(none)
  const slope = xy / xx
  const byChance = sum((part) => part.error)
  // A trial that weighs much pulls the line to itself: what is left of it there is too small.
  const byTrials = sum((part) => (part.xy - slope * part.xx) ** 2 / (1 - share(part.xx, xx)))
  const isWide = byTrials > byChance
  const stdErr = Math.sqrt(isWide ? byTrials : byChance) / xx
  if (!(stdErr > 0)) return withoutNaN(none)
  // So many trials of equal weight would tell as much of the spread.
  const trialsWorth = xx ** 2 / sum((part) => part.xx ** 2)
  const df = isWide ? Math.max(1, trialsWorth - 1) : Number.POSITIVE_INFINITY
  const reach = stdErr * studentUpperQuantile(alpha / 2, df)
  return withoutNaN({
    ...found,
    slope: {
      slope,
      low: slope - reach,
      high: slope + reach,
      stdErr,
      pValue: studentSf(slope / stdErr, df),
    },
    fit: yy > 0 ? Math.min(1, xy ** 2 / (xx * yy)) : null,
  })
}

/** Of the trials' sums one may be all that there is, and then tells nothing of a spread. */
const share = (part: number, whole: number) => Math.min(Math.max(0, part / whole), 0.9)

/** What a trial brings to the sums of products, less the noise; and the variance that chance gives its xy. */
type Part = Record<'xx' | 'xy' | 'yy' | 'statistic' | 'error', number>

function partOf(arms: readonly SurrogateArm[]): Part {
  const { n, x, y } = pooled(arms)
  const part = { xx: 0, xy: 0, yy: 0, statistic: 0, error: 0 }
  for (const arm of arms) {
    const [dx, dy] = [arm.micro / arm.n - x, arm.macro / arm.n - y]
    const noise = spreads(arm)
    // The arm is in the pool that it is compared with.
    const own = 1 - arm.n / n
    part.xx += arm.n * dx ** 2 - own * noise.xx
    part.xy += arm.n * dx * dy - own * noise.xy
    part.yy += arm.n * dy ** 2 - own * noise.yy
    part.statistic += x > 0 && x < 1 ? (arm.n * dx ** 2) / (x * (1 - x)) : 0
    part.error += arm.n * dx ** 2 * noise.yy
  }
  return part
}

function pooled(arms: readonly SurrogateArm[]) {
  const sum = (of: (arm: SurrogateArm) => number) => arms.reduce((all, arm) => all + of(arm), 0)
  const n = sum((arm) => arm.n)
  return { n, x: sum(({ micro }) => micro) / n, y: sum(({ macro }) => macro) / n }
}

/** The variances and the covariance of one unit's outcomes. */
function spreads({ n, micro, macro, both }: SurrogateArm) {
  const [x, y] = [micro / n, macro / n]
  const unbiased = n / (n - 1)
  return {
    xx: x * (1 - x) * unbiased,
    xy: (both / n - x * y) * unbiased,
    yy: y * (1 - y) * unbiased,
  }
}

/** The risk difference in common (Greenland & Robins 1985, Biometrics 41:55–68), arms as strata. */
function associationOf(trials: readonly (readonly SurrogateArm[])[]) {
  let [weights, sum, variance] = [0, 0, 0]
  for (const { n, micro, macro, both } of trials.flat()) {
    const others = n - micro
    if (micro === 0 || others === 0) continue
    const weight = (micro * others) / n
    const [did, did0] = [both / micro, (macro - both) / others]
    weights += weight
    sum += weight * (did - did0)
    variance += weight ** 2 * ((did * (1 - did)) / micro + (did0 * (1 - did0)) / others)
  }
  return weights > 0 ? { difference: sum / weights, stdErr: Math.sqrt(variance) / weights } : null
}

function whyNotTrial(arms: readonly SurrogateArm[], trial: number): NoAnswer | undefined {
  return whyNotEach(arms, (arm, index) => {
    const place = `arm ${index} of trial ${trial}`
    const counts = whyNotEach(Object.entries(arm), ([name, count]) =>
      whyNotCount(`${name} in ${place}`, count),
    )
    if (counts) return counts
    const { n, micro, macro, both } = arm
    if (micro > n || macro > n || both > micro || both > macro || micro + macro - both > n) {
      return impossible(
        `${place} has ${n} units, ${micro} with the one, ${macro} with the other and ${both} with both`,
      )
    }
  })
}
