import type { BanditView } from '@segue/core'
import { aligned } from './aligned.ts'

const HEAD = ['Arm', 'Visitors', 'Converted', 'Rate', 'Best', 'Weight', 'Next']

/** What a bandit would do, for a terminal. */
export function banditText(view: BanditView): string {
  const { name, experience, version, phase, goal, floor, every, audiences, words } = view
  return [
    `${name} (${experience}), version ${version}, phase ${phase}`,
    `By "${goal}", no arm below ${percent(floor)}, at most one change in ${every}`,
    ...audiences.map(({ audience, arms, waits }) =>
      [
        `Audience "${audience}"`,
        aligned(
          [
            HEAD,
            ...arms.map(({ arm, visitors, converters, rate, best, now, next }) => [
              arm,
              String(visitors),
              String(converters),
              percent(rate, 2),
              percent(best),
              percent(now),
              percent(next),
            ]),
          ],
          1,
        ),
        ...(waits ? [waits] : []),
      ].join('\n'),
    ),
    words,
  ].join('\n\n')
}

const percent = (share: number | null, digits = 1) =>
  share === null ? '–' : `${(share * 100).toFixed(digits)}%`
