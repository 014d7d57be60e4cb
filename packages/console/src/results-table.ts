import type { ArmResult, GoalResult, Report } from '@segue/core'
import { LEAST_VISITORS, type Verdict, verdicts } from './verdict.ts'

/** `tone` is the verdict's: a bar says no more than the words do. */
export type Row = { arm: ArmResult; result: GoalResult | null; tone: Verdict['tone'] }

/** A report as one goal's table. */
export type ResultsTable = {
  visitors: number
  /** Every bar of the table reaches from −bound to +bound. */
  bound: number
  audiences: {
    audience: string
    name: string
    visitors: number
    /** Whether any arm is compared with a control. */
    tested: boolean
    verdicts: Verdict[]
    rows: Row[]
  }[]
}

export function tabulate(report: Pick<Report, 'audiences'>, goal: string): ResultsTable {
  const audiences = report.audiences.map(({ audience, name, arms }) => {
    const words = verdicts(arms, goal)
    return {
      audience,
      name,
      visitors: arms.reduce((sum, { visitors }) => sum + visitors, 0),
      tested: arms.some((arm) => arm.goals.some(({ difference }) => difference)),
      verdicts: words,
      rows: arms.map((arm) => ({
        arm,
        result: arm.goals.find((result) => result.goal === goal) ?? null,
        tone: words.find((verdict) => verdict.arm === arm.arm)?.tone ?? 'open',
      })),
    }
  })
  const rows = audiences.flatMap((audience) => audience.rows)
  return {
    visitors: audiences.reduce((sum, { visitors }) => sum + visitors, 0),
    bound: boundOf(rows),
    audiences,
  }
}

/** The goal that is looked at first: a macro conversion where there is one. */
export function firstGoal({ goals }: Pick<Report, 'goals'>): string | undefined {
  return (goals.find(({ kind }) => kind === 'macro') ?? goals[0])?.id
}

const STEPS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]

/**
 * Round, so that the scale does not creep with each refresh. An arm of a few visitors has an
 * interval so wide that it would flatten all others: it is clipped where there are larger ones.
 */
function boundOf(rows: Row[]): number {
  const large = rows.filter(({ arm }) => arm.visitors >= LEAST_VISITORS)
  const reach = (of: Row[]) =>
    Math.max(
      0,
      ...of.flatMap(({ result }) => {
        const interval = result?.difference?.interval
        return interval ? [Math.abs(interval.low), Math.abs(interval.high)] : []
      }),
    )
  const wanted = reach(large) || reach(rows)
  return STEPS.find((step) => step >= wanted) ?? 1
}
