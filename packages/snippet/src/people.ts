import { guard } from './guard.ts'
import type { Sign } from './signs.ts'

/** Not of one visitor, nor of one site: everything is known by the key of what was asked. */
const KEY = 'segue:people'
/** As the collector says it: `key=number` with commas between. */
const HEADER = 'segue-people'
const DAY = 86_400_000

/** What a receipt has told in the last day: no page asks before it is painted. */
export const readPeople: Sign = (surroundings) => {
  surroundings.people = () =>
    guard(() => {
      const [at, people] = JSON.parse(localStorage.getItem(KEY) ?? '[0]') as [
        number,
        Record<string, number>,
      ]
      return Date.now() < at + DAY ? people : undefined
    })
}

/** Keeps what a receipt tells for the pages to come. */
export function keepPeople({ headers }: Response): void {
  const told = headers.get(HEADER)
  if (!told) return
  const people = told.split(',').map((each) => each.split('='))
  const known = Object.fromEntries(people.map(([key, number]) => [key, Number(number)]))
  localStorage.setItem(KEY, JSON.stringify([Date.now(), known]))
}
