import type { TimesReport } from '@segue/core'
import { aligned } from './aligned.ts'
import { duration } from './funnels-text.ts'
import { liftCell } from './lift-cell.ts'

const HEAD = [
  'Audience',
  'Arm',
  'Who',
  'Visitors',
  'Converted',
  'Not yet',
  'Time to it: a quarter',
  'half',
  'three quarters',
  'Lift (95%, at any look)',
]

/** Times to each goal for a terminal, a line for each audience × arm × group. */
export function timesText({ goals, audiences, within }: TimesReport): string[] {
  const tables = goals.map((goal, index) => {
    const rows = audiences.flatMap((audience) =>
      audience.arms.flatMap((arm, nth) =>
        arm.groups.map(({ group, visitors, goals }) => {
          const { converters, waiting, times, lift } = goals[index]!
          const first = group === 'all'
          return [
            first && nth === 0 ? audience.name : '',
            first ? arm.name : '',
            group,
            String(visitors),
            String(converters),
            String(waiting),
            ...(times
              ? [duration(times.q1), duration(times.median), duration(times.q3)]
              : ['', '', '']),
            lift ? liftCell(lift) : '',
          ]
        }),
      ),
    )
    const differ = audiences.flatMap((audience) =>
      audience.arms.flatMap(({ name, differs }) =>
        differs.some((each) => each.goal === goal.id && each.pValue < 0.05)
          ? [`${audience.name}, ${name}: another effect on new visitors than on returning ones.`]
          : [],
      ),
    )
    return [
      `Time to ${goal.name} (${goal.kind}), within ${duration(within)} of the first exposure`,
      ...differ,
      aligned([HEAD, ...rows], 3),
    ].join('\n')
  })
  return [
    ...tables,
    'Times are of those who converted: an arm that wins slow buyers over has longer ones. "Not yet" still have time.',
  ]
}
