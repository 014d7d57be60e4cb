import { type GoalResult, healthNotes, type Report } from '@segue/core'
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
  'Against control (95 %)',
]

function goalTable({ audiences }: Report, goal: Goal): string {
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
  return `${goal.name} (${goal.kind})\n${aligned([HEAD, ...rows], 2)}`
}

function resultCells({ converters, rate, rateInterval, valuePerVisitor, difference }: GoalResult) {
  return [
    String(converters),
    rate === null || rateInterval === null
      ? '–'
      : `${percent(rate)} % (${percent(rateInterval.low)} to ${percent(rateInterval.high)})`,
    valuePerVisitor === null ? '–' : valuePerVisitor.toFixed(2),
    difference === null
      ? ''
      : `${signed(difference.rate)} points (${signed(difference.interval.low)} to ${signed(difference.interval.high)})`,
  ]
}

function percent(share: number): string {
  return (share * 100).toFixed(1)
}

function signed(share: number): string {
  return `${share < 0 ? '' : '+'}${percent(share)}`
}
