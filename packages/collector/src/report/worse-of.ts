import type { GoalGuardrail, Guardrail } from '@segue/core'
import { type Effect, holm, isNoAnswer, type NoAnswer } from '@segue/stats'
import { alwaysValid } from './lift.ts'

type Answer = Guardrail['arms'][number]['answer']

const ALPHA = 0.05

/** All arms that a guardrail watches are judged together, as those of a goal are. Undefined: not compared. */
export function worseOf(
  effects: (Effect | NoAnswer | undefined)[],
  worse: GoalGuardrail['worse'],
): Answer[] {
  const sequences = effects.map((effect) => effect && alwaysValid(effect, ALPHA))
  const adjusted = holm(
    sequences.flatMap((found) => (found && !isNoAnswer(found) ? [found.pValue] : [])),
  )
  const pValues = isNoAnswer(adjusted) ? [] : [...adjusted.adjusted]
  return sequences.map((found) => {
    if (!found) return null
    if (isNoAnswer(found)) return 'tooLittle'
    const isThatWay = worse === 'more' ? found.effect > 0 : found.effect < 0
    return pValues.shift()! <= ALPHA && isThatWay ? 'worse' : 'open'
  })
}
