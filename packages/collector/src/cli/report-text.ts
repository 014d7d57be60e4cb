import { type ArmResult, type GoalResult, type More, type Report, reportNotes } from '@segue/core'
import { aligned } from './aligned.ts'
import { guardrailsText } from './guardrails-text.ts'
import { liftCell } from './lift-cell.ts'

type Goal = Report['goals'][number]

/** A report for a terminal: a table for each goal, a line for each audience × arm. */
export function reportText(report: Report): string {
  const title = `${report.name} (${report.experience}), ${new Date(report.at).toISOString()}`
  const tables = report.goals.map((goal) => goalTable(report, goal))
  const notes = reportNotes(report).map((note) => `! ${note}`)
  return [
    title,
    ...notes,
    ...(tables.length ? tables : ['It has no goals yet.']),
    ...guardrailsText(report),
    ...moneyText(report.money),
  ].join('\n\n')
}

const HEAD = [
  'Audience',
  'Arm',
  'Visitors',
  'Late',
  'Converted',
  'Rate (95%)',
  'Value a visitor',
  'Lift (95%, at any look)',
  'Chance to win',
]

function goalTable(report: Report, goal: Goal): string {
  const { audiences } = report
  const anyLate = audiences.some(({ arms }) => arms.some(({ late }) => late > 0))
  const rows = audiences.flatMap(({ name, arms }) =>
    arms.map((arm, index) => {
      const result = arm.goals.find((found) => found.goal === goal.id)
      return [
        index === 0 ? name : '',
        arm.name,
        String(arm.visitors),
        String(arm.late),
        ...(result ? resultCells(result) : []),
        ...(anyLate ? [inTimeCell(arm, goal)] : []),
      ]
    }),
  )
  const verdicts = audiences.flatMap(({ name, arms }) =>
    arms.flatMap((arm) => {
      const verdict = arm.goals.find((found) => found.goal === goal.id)?.verdict
      return verdict ? [`${name}: ${verdict.words}`] : []
    }),
  )
  const gains = report.gains.filter((gain) => gain.goal === goal.id).map(({ words }) => words)
  return [
    `${goal.name} (${goal.kind})`,
    ...verdicts,
    ...gains,
    aligned([[...HEAD, ...(anyLate ? ['Lift in time'] : [])], ...rows], 2),
    ...phasesOf(report, goal),
    ...totalsOf(report, goal),
    ...holdoutsOf(report, goal),
  ].join('\n')
}

function inTimeCell({ inTime }: ArmResult, goal: Goal): string {
  const lift = inTime.goals.find((found) => found.goal === goal.id)?.lift
  return lift ? liftCell(lift) : ''
}

function phasesOf({ audiences }: Report, goal: Goal): string[] {
  return audiences.flatMap(({ name, arms, phases }) =>
    phases.flatMap((phase) =>
      phase.arms.flatMap(({ arm, visitors, goals }) => {
        const lift = goals.find((found) => found.goal === goal.id)?.lift
        const called = arms.find((each) => each.arm === arm)?.name ?? arm
        return lift
          ? [`${name}, phase ${phase.phase}, ${called} (${visitors} visitors): ${liftCell(lift)}`]
          : []
      }),
    ),
  )
}

function totalsOf({ totals }: Report, goal: Goal): string[] {
  return totals.flatMap(({ name, goals }) => {
    const found = goals.find((each) => each.goal === goal.id)
    return found ? [`${name}, over all audiences that have it: ${liftCell(found.lift)}`] : []
  })
}

function holdoutsOf({ holdouts, money }: Report, goal: Goal): string[] {
  return holdouts.flatMap(({ name, held, shown, goals }) => {
    const found = goals.find((each) => each.goal === goal.id)
    if (!found) return []
    const { lift, converters, value } = found
    const told = [
      ...(lift ? [liftCell(lift)] : []),
      ...(converters ? [`${moreCell(converters, 0)} converters`] : []),
      ...(value && value.more !== 0
        ? [`${moreCell(value, 2)} ${money.currency ?? 'of value'}`]
        : []),
    ]
    return [
      `${name} (${held}), against ${shown} who were not: ${told.join('; ') || 'too little to say'}`,
    ]
  })
}

function moneyText({ currency, converted, apart }: Report['money']): string[] {
  const lines = [
    ...converted.map((each) => `${each.currency} at ${each.rate} ${currency}`),
    ...apart.flatMap(({ currency, values }) =>
      values.map(
        ({ audience, arm, goal, value }) =>
          `${audience}/${arm}, ${goal}: ${value.toFixed(2)} ${currency}, in no value above`,
      ),
    ),
  ]
  return lines.length ? [['Other currencies', ...lines].join('\n')] : []
}

function resultCells({ converters, rate, rateInterval, valuePerVisitor, lift }: GoalResult) {
  return [
    String(converters),
    rate === null || rateInterval === null
      ? '–'
      : `${percent(rate)}% (${percent(rateInterval.low)} to ${percent(rateInterval.high)})`,
    valuePerVisitor === null ? '–' : valuePerVisitor.toFixed(2),
    lift === null ? '' : liftCell(lift),
    lift === null ? '' : `${percent(lift.chanceToWin)}%`,
  ]
}

function moreCell({ more, interval }: More, digits: number): string {
  const text = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`
  return `${text(more)} (${text(interval.low)} to ${text(interval.high)})`
}

function percent(share: number): string {
  return (share * 100).toFixed(1)
}
