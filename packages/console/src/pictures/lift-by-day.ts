import type { DetailLine, ReportDetail } from '@segue/core'
import { formatLift } from '../format.ts'
import type { BandDrawing } from './drawing.ts'
import type { Picture } from './picture.ts'
import { dayName, quoted } from './words.ts'

type Named = { nameOf: (arm: string) => string; colorOf: (arm: string) => string }

/** How lifts and their bands went, of the arms of one audience or of all. */
export function liftByDayPicture(
  { days }: Pick<ReportDetail, 'days'>,
  lines: DetailLine[],
  { nameOf, colorOf }: Named,
): Picture | null {
  const drawn = lines.map(({ arm, days: stood }): BandDrawing['lines'][number] => ({
    label: nameOf(arm),
    color: colorOf(arm),
    points: stood.flatMap((each, n) => (each ? [{ day: days[n]!, ...each }] : [])),
  }))
  const lasting = drawn.filter(({ points }) => points.length > 1)
  if (!lasting.length) return null
  return {
    id: 'lift-by-day',
    kind: 'Lift over time',
    title: titleOf(lasting),
    note: 'What was known at the end of each day. The band holds the true lift at all days together in 95 of 100 tests, so you may look, and stop, on any of them.',
    drawing: { kind: 'bands', lines: lasting },
    table: {
      columns: [
        { name: 'Day', as: 'text' },
        { name: 'Arm', as: 'text' },
        { name: 'Lift', as: 'lift' },
        { name: 'From', as: 'lift' },
        { name: 'To', as: 'lift' },
      ],
      rows: lasting.flatMap(({ label, points }) =>
        points.map(({ day, lift, low, high }) => [day, label, lift, low, high]),
      ),
    },
  }
}

function titleOf(lines: BandDrawing['lines']): string {
  const clear = lines.flatMap((line) => {
    const since = clearSince(line.points)
    return since ? [{ line, since }] : []
  })
  const [first] = clear.sort((one, other) => (one.since < other.since ? -1 : 1))
  if (first) {
    const { lift } = first.line.points.at(-1)!
    const side = lift > 0 ? 'above' : 'below'
    return `${quoted(first.line.label)} has stood clearly ${side} zero since ${dayName(first.since)}`
  }
  const [line] = lines
  const { low, high } = line!.points.at(-1)!
  return `Not settled yet: ${quoted(line!.label)} lies between ${formatLift(low)} and ${formatLift(high)}`
}

/** The first day from which on the band has kept off zero, on the side of today. */
function clearSince(points: BandDrawing['lines'][number]['points']): string | undefined {
  const last = points.at(-1)!
  const isClear = ({ low, high }: (typeof points)[number]) => (last.lift > 0 ? low > 0 : high < 0)
  const clear = points.map(isClear)
  return points[clear.lastIndexOf(false) + 1]?.day
}
