import { HOLDOUTS, isReserved, type More, type Report } from '@segue/core'
import { type Effect, isNoAnswer, type NoAnswer } from '@segue/stats'
import type { CountedAudience } from './arms.ts'
import { sumsOf } from './cells.ts'
import { effectOf, type Pair } from './effect-of.ts'
import { alwaysValid, liftOf } from './lift.ts'
import { type Metric, rateOf, worthOf } from './rate-of.ts'

/**
 * What all that is shown does: everybody who got an arm, control too, against those who are held
 * out, each audience within itself. The answer in conversions and money is for those who got one.
 */
export function holdouts(audiences: CountedAudience[], goals: string[]): Report['holdouts'] {
  return Object.entries(HOLDOUTS).flatMap(([level, name]) => {
    const pairs = audiences.map(({ arms }): Pair => {
      const cells = (wanted: (arm: string) => boolean) =>
        arms.filter(({ arm }) => wanted(arm)).flatMap(({ cells }) => cells)
      return { control: cells((arm) => arm === level), variant: cells((arm) => !isReserved(arm)) }
    })
    const held = sumsOf(pairs.flatMap(({ control }) => control)).visitors
    if (held === 0) return []
    // Audiences in which nobody is held out say nothing of what it does there.
    const answering = pairs.filter(({ control }) => control.length > 0)
    const shown = sumsOf(answering.flatMap(({ variant }) => variant)).visitors
    const more = (metric: Metric) => moreOf(effectOf(answering, metric, 'absolute'), shown)
    return [
      {
        level,
        name,
        held,
        shown,
        goals: goals.map((goal) => ({
          goal,
          lift: liftOf(effectOf(answering, rateOf(goal))),
          converters: more(rateOf(goal)),
          value: more(worthOf(goal)),
        })),
      },
    ]
  })
}

/** An effect per visitor, for all of them, with the interval that holds at any look. */
function moreOf(effect: Effect | NoAnswer, visitors: number): More | null {
  const found = alwaysValid(effect, 0.05)
  return isNoAnswer(found)
    ? null
    : {
        more: found.effect * visitors,
        interval: { low: found.low * visitors, high: found.high * visitors },
      }
}
