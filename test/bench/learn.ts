import { readFileSync } from 'node:fs'
import { learn, newProfile, type VisitorEvent } from '@segue/core'
import { round, rounds } from './rounds.ts'
import { shopTraffic } from './shop-traffic.ts'
import { traitsProgram } from './traits-program.ts'

/** Learning an event into a full profile, against reading that event's text. */
export function run(): void {
  const file = new URL('../../vectors/usual-traits.json', import.meta.url)
  const program = traitsProgram(JSON.parse(readFileSync(file, 'utf8')))
  const profile = newProfile('v')
  const year = shopTraffic({ perDay: 274, days: 365 })
  for (const event of year) learn(program, profile, event)

  const events = year.slice(-5_000)
  // Time goes on from round to round, as it does for a visitor.
  const span = events.at(-1)!.at - events[0]!.at + 60_000
  const texts = events.map((event) => JSON.stringify(event))
  let parsed: VisitorEvent | undefined
  const table = rounds(
    {
      'JSON.parse': () => {
        for (const text of texts) parsed = JSON.parse(text)
      },
      learn: () => {
        for (const event of events) {
          event.at += span
          learn(program, profile, event)
        }
      },
    },
    { rounds: 60, times: events.length },
  )
  console.log(`µs per event, 30 usual traits, ${parsed ? events.length : 0} events a round`)
  console.table(table)
  const ratio = (what: 'minimum' | 'median') =>
    round(table.learn![what] / table['JSON.parse']![what])
  console.log(
    `learn / JSON.parse: ${ratio('minimum')} (minima), ${ratio('median')} (medians); 3 is the most`,
  )
}
