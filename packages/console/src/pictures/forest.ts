import type { Report } from '@segue/core'
import { armColors } from '../arm-colors.ts'
import { phrases } from '../lead.ts'
import type { ResultsTable, Row } from '../results-table.ts'
import type { IntervalDrawing } from './drawing.ts'
import type { Picture } from './picture.ts'

/** More than these in one title are not taken in. */
const MOST_NAMED = 3

/** Lifts of one goal by audience, with the arms that several have over all of them. */
export function forestPicture(report: Report, table: ResultsTable, goal: string): Picture | null {
  const colorOf = armColors(report)
  const rows = table.audiences.flatMap(({ name, rows }) =>
    rows.flatMap((row): IntervalDrawing['rows'] => {
      const lift = row.isShown && row.result?.lift
      if (!lift) return []
      const { arm } = row
      return [
        {
          label: name,
          sub: arm.name,
          color: colorOf(arm.arm),
          lift: lift.lift,
          ...lift.always,
          isTotal: false,
          isClear: row.kind === 'better' || row.kind === 'worse',
        },
      ]
    }),
  )
  const totals = report.totals.flatMap(({ arm, name, goals }): IntervalDrawing['rows'] => {
    const found = goals.find((each) => each.goal === goal)
    const own = rows.some(({ color }) => color === colorOf(arm))
    if (!found || !own) return []
    const { lift, always } = found.lift
    const isClear = always.low > 0 || always.high < 0
    const color = colorOf(arm)
    return [{ label: 'All audiences', sub: name, color, lift, ...always, isTotal: true, isClear }]
  })
  if (!rows.length) return null
  const all = [...rows, ...totals]
  return {
    id: 'lift-by-audience',
    kind: 'Lift by audience',
    title: titleOf(table),
    note: 'A bar is the 95% interval of the lift against control, at any look. As long as it holds zero there may be no difference. Verdicts allow for all comparisons at once, so one that just misses zero may still be too early. The diamond is an arm over all audiences.',
    drawing: { kind: 'intervals', rows: all },
    table: {
      columns: [
        { name: 'Audience', as: 'text' },
        { name: 'Arm', as: 'text' },
        { name: 'Lift', as: 'lift' },
        { name: 'From', as: 'lift' },
        { name: 'To', as: 'lift' },
      ],
      rows: all.map(({ label, sub, lift, low, high }) => [label, sub, lift, low, high]),
    },
  }
}

/** What is settled, by the report's own verdicts. */
function titleOf({ audiences }: ResultsTable): string {
  const all = audiences.flatMap(({ name, rows }) =>
    rows.flatMap(({ arm, result, kind }) =>
      result?.verdict ? [{ arm: arm.name, audience: name, kind }] : [],
    ),
  )
  const of = (kind: Row['kind']) => all.filter((each) => each.kind === kind)
  const [better, worse, same] = [of('better'), of('worse'), of('same')]
  if (better.length + worse.length > MOST_NAMED) {
    return `Of ${all.length} comparisons ${better.length} are better than control and ${worse.length} worse`
  }
  const said = [
    ...(better.length ? [phrases(better, 'better')] : []),
    ...(worse.length ? [phrases(worse, 'worse')] : []),
  ]
  if (said.length) return said.join('; ')
  return same.length
    ? 'No arm makes a difference worth speaking of'
    : 'Every interval may still hold zero'
}
