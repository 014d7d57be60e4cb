import {
  type ArmResult,
  CONTROL,
  type GoalResult,
  isReserved,
  type Report,
  type Verdict,
} from '@segue/core'

/** `kind` is the verdict's: a bar says no more than the words do. */
export type Row = { arm: ArmResult; result: GoalResult | null; kind: Verdict['kind'] }

/** What may be said of an arm, and of which. */
export type Said = Verdict & { arm: string }

/** Fewer visitors than this in an arm, and its interval is left out of the scale. */
const LEAST_VISITORS = 100

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
    verdicts: Said[]
    rows: Row[]
  }[]
}

export function tabulate(report: Pick<Report, 'audiences'>, goal: string): ResultsTable {
  const audiences = report.audiences.map(({ audience, name, arms }) => {
    const rows = arms.map((arm): Row => {
      const result = arm.goals.find((each) => each.goal === goal) ?? null
      return { arm, result, kind: result?.verdict?.kind ?? 'open' }
    })
    return {
      audience,
      name,
      visitors: arms.reduce((sum, { visitors }) => sum + visitors, 0),
      tested: arms.some((arm) => arm.goals.some(({ lift }) => lift)),
      verdicts: saidOf(rows),
      rows,
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

const STEPS = [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 5]

/** An audience's sentences; that there is no test is one, too. */
function saidOf(rows: Row[]): Said[] {
  if (!rows.some(({ arm }) => arm.arm === CONTROL)) {
    const shown = rows.filter(({ arm }) => !isReserved(arm.arm))
    return shown.map(({ arm }) => ({
      arm: arm.arm,
      kind: 'open',
      words: 'No test: there is no control arm to compare with.',
    }))
  }
  return rows.flatMap(({ arm, result }) =>
    result?.verdict ? [{ arm: arm.arm, ...result.verdict }] : [],
  )
}

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
        const interval = result?.lift?.always
        return interval ? [Math.abs(interval.low), Math.abs(interval.high)] : []
      }),
    )
  const wanted = reach(large) || reach(rows)
  return STEPS.find((step) => step >= wanted) ?? STEPS.at(-1)!
}
