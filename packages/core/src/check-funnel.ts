import { checkCondition } from './check-condition.ts'
import { checkEventName } from './check-event-name.ts'
import type { Config } from './config.ts'
import { deedsOf, type Funnel } from './funnel.ts'
import { missing } from './missing.ts'
import type { Problem } from './problem.ts'

/** What a shape cannot say about a funnel: goals that do not exist, events that never happen. */
export function checkFunnel({ id, steps }: Funnel, above: string, config: Config): Problem[] {
  const goals = config.goals.map(({ id }) => id)
  const groups = Object.keys(config.groups)
  return steps.flatMap((step, index) => [
    ...(step.optional && (index === 0 || index === steps.length - 1)
      ? [
          {
            place: `${above}funnels "${id}" › steps ${index + 1} › optional`,
            value: 'true',
            problem: 'The first and the last step cannot be left out',
            remedy: 'Take "optional" away here, or the whole step.',
          },
        ]
      : []),
    ...deedsOf(step).flatMap((deed, nth, { length }) => {
      const place = `${above}funnels "${id}" › steps ${index + 1}${length > 1 ? ` › any ${nth + 1}` : ''}`
      return [
        ...('goal' in deed
          ? missing(`${place} › goal`, 'goal', deed.goal, goals)
          : checkEventName(deed.on, `${place} › on`, config)),
        ...(deed.where ? checkCondition(deed.where, `${place} › where`, { groups }) : []),
      ]
    }),
  ])
}
