import {
  type Config,
  conditionCompiler,
  type Deed,
  deedsOf,
  everyPart,
  type Funnel,
  millisOf,
  pathsOf,
} from '@segue/core'
import type { AskedDeed, FunnelAsked } from '../store/count-funnel.ts'

/** A funnel as the store is asked for it, with its conditions as closures of the one evaluator. */
export function askedFunnel(
  { steps, within }: Funnel,
  { groups }: Pick<Config, 'groups'>,
  goals: string[],
): FunnelAsked {
  const compile = conditionCompiler(everyPart.operators, groups)
  const askedDeed = (deed: Deed): AskedDeed => ({
    ...('goal' in deed ? { kind: 'goal', name: deed.goal } : { kind: 'event', name: deed.on }),
    where: deed.where && {
      keys: [...new Set(pathsOf(deed.where).map((path) => path.split('.')[0]!))],
      holds: compile(deed.where),
    },
  })
  return {
    steps: steps.map((step) => ({
      optional: step.optional ?? false,
      deeds: deedsOf(step).map(askedDeed),
    })),
    within: within === undefined ? null : millisOf(within),
    goals,
  }
}
