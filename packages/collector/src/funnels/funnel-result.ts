import {
  CONTROL,
  type Config,
  type Experience,
  type Funnel,
  type FunnelArm,
  type FunnelResult,
  millisOf,
  stepName,
} from '@segue/core'
import { wilson } from '@segue/stats'
import { isCompared } from '../report/arms.ts'
import { audienceNames } from '../report/audience-names.ts'
import { nothing } from '../report/cells.ts'
import { effectOf } from '../report/effect-of.ts'
import { liftOf } from '../report/lift.ts'
import { rateOf } from '../report/rate-of.ts'
import type { ByPhase, FunnelCounts } from '../store/funnel-queries.ts'
import type { Cell } from '../store/store.ts'

/** What was counted of a funnel, for every audience × arm, zeros included. */
export function funnelResult(
  config: Config,
  experience: Experience,
  funnel: Funnel,
  counts: FunnelCounts[],
): FunnelResult {
  return {
    ...headOf(funnel),
    problem: null,
    audiences: audienceNames(config, experience, counts).map(({ audience, name, arms }) => {
      const counted = arms.map(({ arm, name }) => {
        const found = counts.find((each) => each.audience === audience && each.arm === arm)
        return { arm, name, counts: found ?? nobody(audience, arm, funnel) }
      })
      const control = counted.find(({ arm }) => arm === CONTROL)
      return {
        audience,
        name,
        arms: counted.map((each) =>
          armOf(funnel, each, isCompared(each) ? control?.counts : undefined),
        ),
      }
    }),
  }
}

export const headOf = ({ id, name = id, within }: Funnel) => ({
  funnel: id,
  name,
  within: within === undefined ? null : millisOf(within),
})

type Counted = { arm: string; name: string; counts: FunnelCounts }

function armOf(
  { steps }: Funnel,
  { arm, name, counts }: Counted,
  control: FunnelCounts | undefined,
): FunnelArm {
  const visitors = total(counts.visitors)
  const next = (index: number) => steps.findIndex(({ optional }, n) => n > index && !optional)
  return {
    arm,
    name,
    visitors,
    steps: steps.map((step, index) => {
      const own = counts.steps[index]!
      const reached = total(own.visitors)
      const rate = wilson({ n: visitors, sum: reached })
      const onwards = next(index)
      return {
        name: stepName(step),
        optional: step.optional ?? false,
        visitors: reached,
        wentOn: onwards < 0 ? null : (own.wentOn ?? total(counts.steps[onwards]!.visitors)),
        rate: rate.kind === 'interval' ? rate.rate : null,
        rateInterval: rate.kind === 'interval' ? { low: rate.low, high: rate.high } : null,
        lift: control
          ? liftOf(
              effectOf(
                [{ control: cellsOf(control, index), variant: cellsOf(counts, index) }],
                rateOf(STEP),
              ),
            )
          : null,
        times: own.times,
      }
    }),
  }
}

const STEP = 'step'

/** A step as a goal, so that it is compared as goals are: within phases. */
const cellsOf = ({ audience, arm, visitors, steps }: FunnelCounts, index: number): Cell[] =>
  visitors.map(({ phase, visitors }) => {
    const converters = total(steps[index]!.visitors.filter((each) => each.phase === phase))
    const goals = [{ ...nothing(STEP), converters, conversions: converters }]
    return { audience, arm, phase, late: false, half: 0, visitors, days: [], goals }
  })

const nobody = (audience: string, arm: string, { steps }: Funnel): FunnelCounts => ({
  audience,
  arm,
  visitors: [],
  steps: steps.map(({ optional }) => ({ visitors: [], wentOn: optional ? 0 : null, times: null })),
})

const total = (some: ByPhase) => some.reduce((sum, { visitors }) => sum + visitors, 0)
