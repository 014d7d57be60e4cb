import { AUTOMATIC_EVENTS, type AutomaticEvent } from './automatic-events.ts'
import type { Config } from './config.ts'
import { KNOWN_EVENTS } from './event-names.ts'
import { nearName } from './near-name.ts'
import type { Problem } from './problem.ts'

/** A name that no event will have: a slip of the pen, or an automatic event that is switched off. */
export function checkEventName(
  name: string,
  place: string,
  { events, automatic }: Pick<Config, 'events' | 'automatic'>,
): Problem[] {
  if (name === '*' || events.includes(name)) return []
  const value = `"${name}"`
  if (AUTOMATIC_EVENTS.includes(name as AutomaticEvent)) {
    if (automatic[name as AutomaticEvent] !== false) return []
    return [
      {
        place,
        value,
        problem: 'This event is switched off under automatic, so it never happens',
        remedy: `Take "${name}": false out there, or listen to another event.`,
      },
    ]
  }
  if (KNOWN_EVENTS.includes(name)) return []
  const [known, custom] = [nearName(name, KNOWN_EVENTS, 2), nearName(name, events, 2)]
  const near = custom ?? known
  if (!near) return []
  return [
    {
      place,
      value,
      problem: 'No event has this name, but one has nearly the same',
      remedy: `Did you mean "${near}"? If it is an event of your own, name it under events.`,
    },
  ]
}
