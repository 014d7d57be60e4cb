import { type Config, compileGoals, type Event, type Published, wholeProgram } from '@segue/core'
import { type Effects, effectsOf } from './effects.ts'
import { placesOf } from './places.ts'
import { playVisit } from './play-visit.ts'
import { seeded } from './seeded.ts'
import { type SimulatedVisitor, simulatedVisitor } from './simulated-visitor.ts'
import { planVisits } from './visits.ts'

type Wanted = { visitors: number; days: number; seed: number; now: number }
type Site = { config: Config; published: Published }

/** Simulated visitors of a site: how many visits there will be, and the events of one after the other. */
export type Crowd = { visits: number; effects: Effects; play(): Generator<Event[]> }

/** The same for the same seed and time. Everybody is alike in all but what they were shown. */
export function crowdOf({ config, published }: Site, { seed, ...wanted }: Wanted): Crowd {
  const random = seeded(seed)
  const visits = planVisits(wanted, random)
  const effects = effectsOf(published)
  const program = wholeProgram(published)
  const world = { program, goals: compileGoals(published, program.compile), random }
  const places = placesOf(config)
  const stage = { published, places, effects, currency: config.currency ?? 'EUR', random }

  function* play() {
    const known = new Map<number, SimulatedVisitor>()
    for (const visit of visits) {
      const visitor = known.get(visit.visitor) ?? simulatedVisitor(visit.visitor, world)
      known.set(visit.visitor, visitor)
      playVisit(visitor, visit, stage)
      yield visitor.take()
    }
  }
  return { visits: visits.length, effects, play }
}
