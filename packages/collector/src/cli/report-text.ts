import { type GoalResult, healthNotes, type Lift, type Report } from '@segue/core'
import { aligned } from './aligned.ts'

type Goal = Report['goals'][number]

/** A report for a terminal: a table for each goal, a line for each audience × arm. */
export function reportText(report: Report): string {
  const title = `${report.name} (${report.experience}), ${new Date(report.at).toISOString()}`
  const tables = report.goals.map((goal) => goalTable(report, goal))
  const notes = healthNotes(report).map((note) => `! ${note}`)
  return [title, ...notes, ...(tables.length ? tables : ['It has no goals yet.'])].join('\n\n')
}

const HEAD = [
  'Audience',
  'Arm',
  'Visitors',
  'Late',
  'Converted',
  'Rate (95 %)',
  'Value a visitor',
  'Lift (95 %, at any look)',
  'Chance to win',
]

function goalTable({ audiences, totals }: Report, goal: Goal): string {
  const rows = audiences.flatMap(({ name, arms }) =>
    arms.map((arm, index) => {
      const result = arm.goals.find((found) => found.goal === goal.id)
      return [
        index === 0 ? name : '',
        arm.name,
        String(arm.visitors),
        String(arm.late),
        ...(result ? resultCells(result) : []),
      ]
    }),
  )
  const verdicts = audiences.flatMap(({ name, arms }) =>
    arms.flatMap((arm) => {
      const verdict = arm.goals.find((found) => found.goal === goal.id)?.verdict
      return verdict ? [`${name}: ${verdict.words}`] : []
    }),
  )
  return [
    `${goal.name} (${goal.kind})`,
    ...verdicts,
    aligned([HEAD, ...rows], 2),
    ...totalsOf(totals, goal),
  ].join('\n')
}

function totalsOf(totals: Report['totals'], goal: Goal): string[] {
  return totals.flatMap(({ name, goals }) => {
    const found = goals.find((each) => each.goal === goal.id)
    return found ? [`${name}, over all audiences that have it: ${liftCell(found.lift)}`] : []
  })
}

function resultCells({ converters, rate, rateInterval, valuePerVisitor, lift }: GoalResult) {
  return [
    String(converters),
    rate === null || rateInterval === null
      ? '–'
      : `${percent(rate)} % (${percent(rateInterval.low)} to ${percent(rateInterval.high)})`,
    valuePerVisitor === null ? '–' : valuePerVisitor.toFixed(2),
    lift === null ? '' : liftCell(lift),
    lift === null ? '' : `${percent(lift.chanceToWin)} %`,
  ]
}

function liftCell({ lift, always }: Lift): string {
  return `${signed(lift)} % (${signed(always.low)} to ${signed(always.high)})`
}

function percent(share: number): string {
  return (share * 100).toFixed(1)
}

function signed(share: number): string {
  return `${share < 0 ? '' : '+'}${percent(share)}`
}
