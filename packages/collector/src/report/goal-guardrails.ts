import {
  type Config,
  type Experience,
  type GoalGuardrail,
  type Guardrail,
  LEAST_CONVERTERS,
  LEAST_VISITORS,
} from '@segue/core'
import { proportionMoments } from '@segue/stats'
import { type CountedArm, type CountedAudience, controlOf, isCompared } from './arms.ts'
import { effectOf } from './effect-of.ts'
import { liftOf } from './lift.ts'
import { goalCounts, type Metric, rateOf } from './rate-of.ts'
import { worseOf } from './worse-of.ts'

/** The goals that an experience must not make worse, and where it does. */
export function goalGuardrails(
  { goals }: Pick<Config, 'goals'>,
  { guardrails = [] }: Experience,
  audiences: CountedAudience[],
): Guardrail[] {
  return guardrails.map((guardrail) => {
    const name = goals.find(({ id }) => id === guardrail.goal)?.name ?? guardrail.goal
    return goalGuardrail(guardrail, name, audiences)
  })
}

function goalGuardrail(
  { goal, worse }: GoalGuardrail,
  name: string,
  audiences: CountedAudience[],
): Guardrail {
  const arms = audiences.flatMap((audience) => {
    const control = controlOf(audience)
    return audience.arms.map((arm) => {
      const other = isCompared(arm) ? control : undefined
      const compare = (metric: Metric) =>
        other && effectOf([{ control: other.cells, variant: arm.cells }], metric)
      const isEnough = other !== undefined && enough(goal, other, arm)
      return {
        told: {
          audience: audience.audience,
          arm: arm.arm,
          measured: arm.sums.visitors,
          poor: goalCounts(goal, arm.sums).converters,
          p75: null,
        },
        effect: isEnough ? compare(rateOf(goal)) : undefined,
        surely: other && (isEnough ? compare(cautiousRate(goal)) : TOO_LITTLE),
      }
    })
  })
  const answers = worseOf(
    arms.map(({ surely }) => surely),
    worse,
  )
  return {
    id: `goal:${goal}`,
    name: `${name} (${worse === 'more' ? 'more' : 'fewer'} is worse)`,
    worse,
    arms: arms.map(({ told, effect }, index) => ({
      ...told,
      lift: effect ? liftOf(effect) : null,
      answer: answers[index]!,
    })),
  }
}

const TOO_LITTLE = { kind: 'too-little-data' } as const

/** Enough in one of both: where nobody in control did it and many in an arm do, that must be seen. */
const enough = (goal: string, ...pair: CountedArm[]) =>
  pair.every(({ sums }) => sums.visitors >= LEAST_VISITORS) &&
  pair.some(({ sums }) => goalCounts(goal, sums).converters >= LEAST_CONVERTERS)

/** As in `guardrails.ts`: one more of each kind, so that there always is a ratio. */
const cautiousRate =
  (goal: string): Metric =>
  (sums) =>
    proportionMoments(
      sums.visitors > 0
        ? { n: sums.visitors + 2, sum: goalCounts(goal, sums).converters + 1 }
        : { n: 0, sum: 0 },
    )
