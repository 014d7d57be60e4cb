import type { ReportDetail } from '@segue/core'
import { plural } from '../format.ts'
import type { IntervalDrawing } from './drawing.ts'
import type { Picture } from './picture.ts'
import { listed, quoted } from './words.ts'

type Named = { nameOf: (arm: string) => string; colorOf: (arm: string) => string }

/** Segments that nobody planned to compare. */
export function partsPicture(
  { parts }: Pick<ReportDetail, 'parts'>,
  { nameOf, colorOf }: Named,
): Picture | null {
  const rows = parts.flatMap(({ name, arm, lift }): IntervalDrawing['rows'] =>
    lift
      ? [
          {
            label: name,
            sub: nameOf(arm),
            color: colorOf(arm),
            ...lift,
            isTotal: false,
            isClear: lift.low > 0 || lift.high < 0,
          },
        ]
      : [],
  )
  if (!rows.length) return null
  const clear = rows.filter(({ isClear }) => isClear)
  const title = clear.length
    ? `${listed(clear.map(({ sub, label }) => `${quoted(sub)} for ${quoted(label)}`))} may be worth a test of its own`
    : 'No segment stands out'
  return {
    id: 'segments-explored',
    kind: 'Exploratory: other segments',
    title,
    note: `Visitors by the segments they were in at their first exposure. Nobody planned these ${plural(rows.length, 'comparison')}: the intervals are wider, to allow for all of them, and what they show is an idea for a test and not its result.`,
    drawing: { kind: 'intervals', rows },
    table: {
      columns: [
        { name: 'Segment', as: 'text' },
        { name: 'Arm', as: 'text' },
        { name: 'Visitors', as: 'count' },
        { name: 'Converters', as: 'count' },
        { name: 'Control’s visitors', as: 'count' },
        { name: 'Control’s converters', as: 'count' },
        { name: 'Lift', as: 'lift' },
        { name: 'From', as: 'lift' },
        { name: 'To', as: 'lift' },
      ],
      rows: parts.map(({ name, arm, variant, control, lift }) => [
        name,
        nameOf(arm),
        variant.visitors,
        variant.converters,
        control.visitors,
        control.converters,
        lift?.lift ?? null,
        lift?.low ?? null,
        lift?.high ?? null,
      ]),
    },
  }
}
