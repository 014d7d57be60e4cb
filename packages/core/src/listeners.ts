import type { Changes } from './changes-of.ts'
import type { VisitorEvent } from './event.ts'
import { HOUR } from './units.ts'

export type Listeners<Listener> = {
  /** Those to whom an event of a visitor can matter, in their order. */
  to(event: VisitorEvent): Listener[]
  /** Those to whom every moment can matter. */
  always: Listener[]
  /** The next event is another visitor's. */
  forget(): void
}

/** Who listens to a name; in the first event of an hour and with a campaign there is more to hear. */
type Ear<Listener> = { plain: Listener[]; more: Listener[] }

export function listenersOf<Listener extends { changes: Changes }>(
  all: Listener[],
): Listeners<Listener> {
  const earFor = (name: string): Ear<Listener> => ({
    plain: all.filter(({ changes }) => hears(changes, name)),
    more: all.filter(({ changes }) => hears(changes, name) || changes.hours || changes.campaigns),
  })
  const ears = new Map(
    all.flatMap(({ changes }) => [...changes.names].map((name) => [name, earFor(name)])),
  )
  // All other names are alike, and a site may have any number of them.
  const other = earFor('*')
  let last = Number.NaN

  return {
    always: all.filter(({ changes }) => changes.always),
    to(event) {
      const ear = ears.get(event.name) ?? other
      const hour = Math.floor(event.at / HOUR)
      const isPlain = hour === last && (event.name !== 'page_view' || !event.campaign)
      last = hour
      return isPlain ? ear.plain : ear.more
    },
    forget() {
      last = Number.NaN
    },
  }
}

const hears = ({ always, names }: Changes, name: string) =>
  always || names.has(name) || names.has('*')
