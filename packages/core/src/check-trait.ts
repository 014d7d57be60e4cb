import { checkCondition, type Names } from './check-condition.ts'
import { checkEventName } from './check-event-name.ts'
import type { Config } from './config.ts'
import type { Problem } from './problem.ts'
import type { Heard } from './series.ts'
import type { Trait } from './trait.ts'
import { DAY } from './units.ts'
import { bucketsOf } from './window.ts'

/** The first value of a window moves on as the window does, so one is kept for each bucket. */
const MOST_FIRST_DAYS = 30

/** What a shape cannot say about a trait: events that never happen, conditions, what would be too large. */
export function checkTrait(trait: Trait, config: Config, names: Names): Problem[] {
  const place = `traits "${trait.id}"`
  const heard: [where: string, row: Heard][] =
    'score' in trait
      ? trait.score.map((row, index) => [`${place} › score ${index + 1}`, row])
      : 'sequence' in trait
        ? trait.sequence.map((row, index) => [`${place} › sequence ${index + 1}`, row])
        : [[place, trait]]
  const problems = heard.flatMap(([here, { on, where }]) => [
    ...checkEventName(on, `${here} › on`, config),
    ...(where ? checkCondition(where, `${here} › where`, names) : []),
    ...otherName(on, where, here),
  ])
  if ('take' in trait && trait.take === 'first' && trait.within) {
    const { unit, size } = bucketsOf(trait.within)
    if (unit === DAY && size > MOST_FIRST_DAYS) {
      problems.push({
        place: `${place} › within`,
        value: `"${trait.within}"`,
        problem: `The first value is kept for windows of up to ${MOST_FIRST_DAYS} days`,
        remedy: `Use "${MOST_FIRST_DAYS}d" or less, or leave "within" out for the first ever.`,
      })
    }
  }
  return problems
}

/** `{ "on": "purchase", "where": { "name": "search" } }` waits for ever. */
function otherName(on: string, where: Heard['where'], place: string): Problem[] {
  const name = where?.name
  if (on === '*' || typeof name !== 'string' || name === on) return []
  return [
    {
      place: `${place} › where › name`,
      value: `"${name}"`,
      problem: `No event is "${on}" and "${name}" at once, so nothing can feed this trait`,
      remedy: `Write "on": "${name}", or take the name out of "where".`,
    },
  ]
}
