import { isReserved, LEAST_CONVERTERS, type TimesArm, type TimesReport } from '@segue/core'
import { formatLasting, plural } from '../format.ts'
import type { SpansDrawing } from './drawing.ts'
import type { Picture } from './picture.ts'
import { listed, quoted } from './words.ts'

type Named = {
  nameOf: (arm: string) => string
  colorOf: (arm: string) => string
  /** Of the audience, where there are several. */
  audience: string | null
}

const WHO = { all: 'All', new: 'New', returning: 'Returning' } as const
const MOST_NAMED = 3
/** As the report has it: all such questions of the experience in mind. */
const ALPHA = 0.05

/** How long one audience's visitors took to a goal, by arm. */
export function timesPicture(
  { goals, within }: Pick<TimesReport, 'goals' | 'within'>,
  arms: TimesArm[],
  goal: string,
  { nameOf, colorOf, audience }: Named,
): Picture | null {
  const named = goals.find(({ id }) => id === goal)
  const lines = arms
    .filter(({ arm }) => !isReserved(arm))
    .flatMap(({ arm, groups }) =>
      groups.flatMap(({ group, goals }) => {
        const found = goals.find((each) => each.goal === goal)
        return found ? [{ arm, group, ...found }] : []
      }),
    )
  const whole = lines.flatMap((line) => {
    const { group, converters, times } = line
    return group === 'all' && converters >= LEAST_CONVERTERS && times ? [{ ...line, times }] : []
  })
  if (!named || !whole.length) return null
  const waiting = whole.reduce((sum, { waiting }) => sum + waiting, 0)
  const differ = arms.filter(({ differs }) =>
    differs.some((each) => each.goal === goal && each.pValue < ALPHA),
  )
  return {
    id: 'time-to-convert',
    kind: ['How long it took', named.name, ...(audience ? [audience] : [])].join(' · '),
    title: titleOf(whole, nameOf),
    note: [
      `From the first exposure, of those who converted within ${formatLasting(within)}: a quarter of them are left of the bar, a quarter right of it, and the dot is the middle.`,
      waiting
        ? `${plural(waiting, 'visitor')} still ${waiting === 1 ? 'has' : 'have'} time: compare arms once these are few.`
        : '',
      'An arm that wins slow buyers over takes longer, too.',
      ...differ.map(
        ({ arm }) =>
          `${quoted(nameOf(arm))} has another effect on new visitors than on returning ones.`,
      ),
    ]
      .filter(Boolean)
      .join(' '),
    drawing: {
      kind: 'spans',
      rows: whole.map(({ arm, times }): SpansDrawing['rows'][number] => ({
        label: nameOf(arm),
        color: colorOf(arm),
        ...times,
      })),
    },
    table: {
      columns: [
        { name: 'Arm', as: 'text' },
        { name: 'Visitors', as: 'text' },
        { name: 'Converters', as: 'count' },
        { name: 'Still have time', as: 'count' },
        { name: 'A quarter took', as: 'lasting' },
        { name: 'Half', as: 'lasting' },
        { name: 'Three quarters', as: 'lasting' },
      ],
      rows: lines.map(({ arm, group, converters, waiting, times }) => {
        const shown = converters >= LEAST_CONVERTERS ? times : null
        return [
          nameOf(arm),
          WHO[group],
          converters,
          waiting,
          shown?.q1 ?? null,
          shown?.median ?? null,
          shown?.q3 ?? null,
        ]
      }),
    },
  }
}

function titleOf(
  lines: { arm: string; times: { median: number } }[],
  nameOf: (arm: string) => string,
): string {
  const medians = lines.map(({ times }) => times.median)
  const said =
    lines.length > MOST_NAMED
      ? `between ${formatLasting(Math.min(...medians))} and ${formatLasting(Math.max(...medians))}, by arm`
      : listed(
          lines.map(
            ({ arm, times }) => `${formatLasting(times.median)} with ${quoted(nameOf(arm))}`,
          ),
        )
  return `Half of those who converted took up to ${said}`
}
