import {
  compileLearning,
  compileProgram,
  documentFor,
  everyPart,
  FORMAT,
  learn,
  newProfile,
  type Published,
  publishTraits,
  type Trait,
  type VisitorEvent,
} from '@segue/core'
import { failed, isNear, passed, type Suite } from './suite.ts'

type Case = {
  id: string
  traits: Trait[]
  events: VisitorEvent[]
  checks: { after: number; now: number; expected: Record<string, unknown> }[]
}

export const traits: Suite = (one, { tolerance = { abs: 0, rel: 0 } }) => {
  const { id, traits, events, checks } = one as Case
  const program = programOf(traits)
  let profile = newProfile('v')
  let learnt = 0
  for (const { after, now, expected } of checks) {
    for (; learnt < after; learnt++) learn(program, profile, events[learnt]!)
    // As after a reload: what JSON would not keep must not matter.
    profile = JSON.parse(JSON.stringify(profile))
    const values = documentFor(program, profile, nowhere, now).traits!
    for (const [trait, wanted] of Object.entries(expected)) {
      const got = values[trait]
      if (!isNear(got, wanted, tolerance)) {
        const definition = JSON.stringify(traits.find((each) => each.id === trait))
        return failed(`${id}, after ${after} events: ${definition}`, got, wanted)
      }
    }
  }
  return passed
}

function programOf(traits: Trait[]) {
  const published: Published = {
    format: FORMAT,
    site: 's',
    version: 1,
    ...publishTraits(traits),
    groups: {},
    segments: [],
    sources: [],
    off: [],
    goals: [],
    experiences: [],
  }
  return compileLearning(compileProgram(published, everyPart), everyPart)
}

const nowhere = {
  page: { host: '', path: '/', query: {}, title: '', type: '', referrer: '' },
  tech: {},
  utcOffset: 0,
}
