import { type Sample, whyNotSample } from './cuped.ts'
import { covarianceOf, meanOf } from './moments.ts'
import { type NoAnswer, noVariance, tooLittleData, withoutNaN } from './no-answer.ts'

export type LinEffect = { kind: 'adjusted'; effect: number; stdErr: number }

/**
 * The treatment's effect adjusted by a covariate with treatment-by-covariate interaction (Lin 2013,
 * Ann Appl Stat 7:295–318), with the HC2 sandwich error (MacKinnon & White 1985). In y's unit. Lists
 * of unequal length or not finite: `impossible-input`. Fewer than three units in an arm:
 * `too-little-data`. A covariate that is constant in an arm, or a unit that alone decides its slope:
 * `no-variance`.
 */
export function linAdjustment(control: Sample, treatment: Sample): LinEffect | NoAnswer {
  const refusal = whyNotSample(control) ?? whyNotSample(treatment)
  if (refusal) return refusal
  if (control.y.length <= 2 || treatment.y.length <= 2) return tooLittleData
  const center = meanOf([...control.x, ...treatment.x])
  const [a, b] = [lineAt(control, center), lineAt(treatment, center)]
  if (!(a.variance + b.variance > 0)) return noVariance
  return withoutNaN({
    kind: 'adjusted',
    effect: b.value - a.value,
    stdErr: Math.sqrt(a.variance + b.variance),
  })
}

/**
 * An arm's least-squares line at a place, with HC2 variance. With all interactions in the model
 * its fit is that of two separate lines, and the effect is their distance at the overall mean.
 */
function lineAt({ y, x }: Sample, place: number): { value: number; variance: number } {
  const n = y.length
  const [meanX, meanY] = [meanOf(x), meanOf(y)]
  const squares = covarianceOf(x, x) * (n - 1)
  const slope = (covarianceOf(x, y) * (n - 1)) / squares
  const variance = y.reduce((sum, value, i) => {
    const dx = x[i]! - meanX
    const residual = value - meanY - slope * dx
    const leverage = 1 / n + dx ** 2 / squares
    const weight = 1 / n + ((place - meanX) * dx) / squares
    return sum + (weight * residual) ** 2 / (1 - leverage)
  }, 0)
  return { value: meanY + slope * (place - meanX), variance }
}
