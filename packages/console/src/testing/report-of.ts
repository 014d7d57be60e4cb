import type { ArmResult, Lift, Report, Verdict } from '@segue/core'

export const liftOf = (low: number, high: number): Lift => ({
  lift: (low + high) / 2,
  always: { low, high },
  fixed: { low, high },
  pValue: 0.5,
  chanceToWin: 0.9,
  expectedLoss: 0.01,
})

type Numbers = {
  visitors?: number
  converters?: number
  lift?: Lift
  verdict?: Verdict
  days?: ArmResult['days']
}

/** An arm with one goal, `purchase`. */
export function armOf(arm: string, numbers: Numbers = {}): ArmResult {
  const { visitors = 900, converters = 90, lift = null, verdict = null, days = [] } = numbers
  return {
    arm,
    name: arm.toUpperCase(),
    visitors,
    late: 0,
    days,
    inTime: { visitors: 0, goals: [] },
    goals: [
      {
        goal: 'purchase',
        converters,
        conversions: converters,
        rate: converters / visitors,
        rateInterval: null,
        value: 0,
        valuePerVisitor: null,
        difference: null,
        largest: null,
        valueLift: null,
        verdict,
        lift,
      },
    ],
  }
}

const SPELL = {
  exposed: 0,
  late: 0,
  missing: 0,
  conflicts: 0,
  frameworks: 0,
  lateness: null,
  masked: null,
}

/** A report of an experience with these audiences, by name. */
export function reportOf(
  audiences: Record<string, ArmResult[]>,
  more: Partial<Report> = {},
): Report {
  return {
    site: 'shop',
    experience: 'hero',
    name: 'Hero',
    at: Date.UTC(2026, 5, 20, 12),
    setAside: { machines: 0, twoArms: 0 },
    totals: [],
    gains: [],
    holdouts: [],
    guardrails: [],
    assignments: { checked: 0, contradicted: 0 },
    loss: { arrived: 0, missing: 0 },
    money: { currency: 'EUR', converted: [], apart: [] },
    health: { lately: SPELL, before: SPELL, targets: [] },
    rendering: 'auto',
    goals: [
      { id: 'add_to_cart', name: 'Added to cart', kind: 'micro' },
      { id: 'purchase', name: 'Purchase', kind: 'macro' },
    ],
    audiences: Object.entries(audiences).map(([name, arms]) => ({
      audience: name.toLowerCase(),
      name,
      sampleRatio: null,
      phases: [],
      arms,
    })),
    ...more,
  }
}
