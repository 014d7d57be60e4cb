import { whyNotNumber, whyNotShare, whyNotSides } from './input.ts'
import { impossible, type NoAnswer, withoutNaN } from './no-answer.ts'
import { normalUpperQuantile } from './normal.ts'

/** Units in each arm, not rounded up. */
export type SampleSize = { kind: 'sample-size'; perArm: number }

export type TestDesign = { alpha?: number; power?: number; sides?: 1 | 2 }

/**
 * Units per arm that the pooled z test needs to find p2 against p1 (Fleiss, Levin & Paik 2003, section
 * 4.2; R's power.prop.test), the far tail left out. Shares; a share, level or power outside of 0 to 1, or
 * no difference at all: `impossible-input`.
 */
export function proportionsSampleSize(
  p1: number,
  p2: number,
  { alpha = 0.05, power = 0.8, sides = 2 }: TestDesign = {},
): SampleSize | NoAnswer {
  const refusal = whyNotDesign(p1, p2, alpha, power, sides)
  if (refusal) return refusal
  const middle = (p1 + p2) / 2
  const root =
    normalUpperQuantile(alpha / sides) * Math.sqrt(2 * middle * (1 - middle)) +
    normalUpperQuantile(1 - power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))
  return withoutNaN({ kind: 'sample-size', perArm: (root / (p2 - p1)) ** 2 })
}

/** The same for the z test with each arm's own variance (Chow, Shao & Wang 2008, section 4.2). */
export function proportionsSampleSizeUnpooled(
  p1: number,
  p2: number,
  { alpha = 0.05, power = 0.8, sides = 2 }: TestDesign = {},
): SampleSize | NoAnswer {
  const refusal = whyNotDesign(p1, p2, alpha, power, sides)
  if (refusal) return refusal
  const root = normalUpperQuantile(alpha / sides) + normalUpperQuantile(1 - power)
  const variance = p1 * (1 - p1) + p2 * (1 - p2)
  return withoutNaN({ kind: 'sample-size', perArm: (root / (p2 - p1)) ** 2 * variance })
}

function whyNotDesign(
  p1: number,
  p2: number,
  alpha: number,
  power: number,
  sides: number,
): NoAnswer | undefined {
  return (
    whyNotShareOrEnd('p1', p1) ??
    whyNotShareOrEnd('p2', p2) ??
    whyNotShare('alpha', alpha) ??
    whyNotShare('power', power) ??
    whyNotSides(sides) ??
    (p1 === p2 ? impossible(`p1 and p2 are both ${p1}: there is nothing to find`) : undefined)
  )
}

function whyNotShareOrEnd(name: string, value: number): NoAnswer | undefined {
  return (
    whyNotNumber(name, value) ??
    (value < 0 || value > 1 ? impossible(`${name} is ${value}, not from 0 to 1`) : undefined)
  )
}
