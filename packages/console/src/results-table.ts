import {
  type ArmResult,
  CONTROL,
  type GoalResult,
  hasLeastData,
  isReserved,
  type Report,
  type Verdict,
} from '@segue/core'

export type Row = {
  arm: ArmResult
  result: GoalResult | null
  kind: Verdict['kind']
  /** Whether there is enough to show a rate, and (with control) a lift. */
  isShown: boolean
}

/** A report as one goal's table. */
export type ResultsTable = {
  visitors: number
  audiences: TableAudience[]
}

export type TableAudience = {
  audience: string
  name: string
  visitors: number
  /** Whether there is a control to compare with. */
  isTested: boolean
  rows: Row[]
}

export function tabulate(report: Pick<Report, 'audiences'>, goal: string): ResultsTable {
  const audiences = report.audiences.map(({ audience, name, arms }): TableAudience => {
    const resultOf = (arm: ArmResult | undefined) =>
      arm?.goals.find((each) => each.goal === goal) ?? null
    const isEnough = (arm: ArmResult | undefined) => {
      const result = resultOf(arm)
      return !!arm && !!result && hasLeastData({ ...arm, converters: result.converters })
    }
    const control = arms.find(({ arm }) => arm === CONTROL)
    const rows = arms
      // Who sees nothing comes last; before there is anybody, not at all.
      .filter(({ arm, visitors }) => visitors > 0 || !isReserved(arm))
      .sort((one, other) => Number(isReserved(one.arm)) - Number(isReserved(other.arm)))
      .map((arm): Row => {
        const result = resultOf(arm)
        const isShown = isEnough(arm) && (!result?.lift || isEnough(control))
        return { arm, result, kind: result?.verdict?.kind ?? 'open', isShown }
      })
    return {
      audience,
      name,
      visitors: arms.reduce((sum, { visitors }) => sum + visitors, 0),
      isTested: !!control && arms.some(({ arm }) => arm !== CONTROL && !isReserved(arm)),
      rows,
    }
  })
  return {
    visitors: audiences.reduce((sum, { visitors }) => sum + visitors, 0),
    audiences,
  }
}

/** The goal that is looked at first: a macro conversion where there is one. */
export function firstGoal({ goals }: Pick<Report, 'goals'>): string | undefined {
  return (goals.find(({ kind }) => kind === 'macro') ?? goals[0])?.id
}
