import { CONTROL, isReserved, type Report } from '@segue/core'
import { formatCount, plural } from '../format.ts'
import type { DaysDrawing } from './drawing.ts'
import type { Picture } from './picture.ts'

type Named = { nameOf: (arm: string) => string; colorOf: (arm: string) => string }

const DAY = 86_400_000
const WEEK = 7
/** A week that differs by less is as the one before. */
const ALIKE = 0.1

/** How many visitors were first exposed on each day, by arm over all audiences. */
export function enrolmentPicture(
  { audiences, at }: Pick<Report, 'audiences' | 'at'>,
  { nameOf, colorOf }: Named,
): Picture | null {
  const arms = new Map<string, Map<string, number>>()
  for (const { arm, days } of audiences.flatMap(({ arms }) => arms)) {
    const own = arms.get(arm) ?? new Map<string, number>()
    for (const { day, visitors } of days) own.set(day, (own.get(day) ?? 0) + visitors)
    if (own.size) arms.set(arm, own)
  }
  const days = daysOf([...arms.values()].flatMap((own) => [...own.keys()]))
  if (days.length < 2) return null
  // From the ground up: control, arms, who sees nothing.
  const rank = (arm: string) => (arm === CONTROL ? 0 : isReserved(arm) ? 2 : 1)
  const sorted = [...arms].sort(([one], [other]) => rank(one) - rank(other))
  const layers = sorted.map(([arm, own]): DaysDrawing['layers'][number] => ({
    label: nameOf(arm),
    color: colorOf(arm),
    counts: days.map((day) => ({ day, count: own.get(day) ?? 0 })),
  }))
  return {
    id: 'visitors-by-day',
    kind: 'First exposures by day',
    title: titleOf(layers, days, new Date(at).toISOString().slice(0, 10)),
    note: 'Each visitor once, on the day (UTC) of the first exposure. Layers that keep their share are a healthy split; today is not over.',
    drawing: { kind: 'days', layers },
    table: {
      columns: [
        { name: 'Day', as: 'text' },
        ...layers.map(({ label }) => ({ name: label, as: 'count' as const })),
      ],
      rows: days.map((day, n) => [day, ...layers.map(({ counts }) => counts[n]!.count)]),
    },
  }
}

function daysOf(known: string[]): string[] {
  if (!known.length) return []
  const sorted = [...known].sort()
  const [first, last] = [sorted[0], sorted.at(-1)].map((day) => Date.parse(day!))
  return Array.from({ length: Math.round((last! - first!) / DAY) + 1 }, (_, n) =>
    new Date(first! + n * DAY).toISOString().slice(0, 10),
  )
}

/** The last whole week beside the one before, where there are two. */
function titleOf(layers: DaysDrawing['layers'], days: string[], today: string): string {
  const sums = days.map((_, n) => layers.reduce((sum, { counts }) => sum + counts[n]!.count, 0))
  const all = sums.reduce((sum, count) => sum + count, 0)
  const total = `${plural(all, 'visitor')} in ${plural(days.length, 'day')}`
  const whole = days.at(-1) === today ? sums.slice(0, -1) : sums
  if (whole.length < 2 * WEEK) return total
  const sum = (some: number[]) => some.reduce((sum, count) => sum + count, 0)
  const [last, before] = [sum(whole.slice(-WEEK)), sum(whole.slice(-2 * WEEK, -WEEK))]
  const change = before ? last / before - 1 : 0
  const beside =
    Math.abs(change) < ALIKE
      ? 'about as many as in the week before'
      : `${change > 0 ? 'up' : 'down'} from ${formatCount(before)} in the week before`
  return `${total}: ${formatCount(last)} in the last week, ${beside}`
}
