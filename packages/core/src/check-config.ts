import * as v from 'valibot'
import { checkCondition } from './check-condition.ts'
import { checkExperience, twice } from './check-experience.ts'
import { type Config, config } from './config.ts'
import { pathRemedy } from './document-paths.ts'
import { orderSegments } from './order-segments.ts'
import type { Problem } from './problem.ts'
import { shapeProblem } from './shape-problem.ts'

/** A config as a person wrote it, checked whole: either it can be published, or here is all that is wrong. */
export function checkConfig(input: unknown): { config: Config } | { problems: Problem[] } {
  const parsed = v.safeParse(config, input)
  if (!parsed.success) return { problems: parsed.issues.map((issue) => shapeProblem(input, issue)) }
  const problems = checkReferences(parsed.output)
  return problems.length ? { problems } : { config: parsed.output }
}

function checkReferences(checked: Config): Problem[] {
  const { traits, segments, goals, experiences } = checked
  const names = {
    traits: traits.map(({ id }) => id),
    segments: segments.map(({ id }) => id),
  }
  const remedy = (path: string) => pathRemedy(path, names)
  return [
    ...twice('traits', traits, ({ id }) => id),
    ...twice('segments', segments, ({ id }) => id),
    ...twice('goals', goals, ({ id }) => id),
    ...twice('experiences', experiences, ({ id }) => id),
    ...traits.flatMap(({ id, where }) =>
      where ? checkCondition(where, `traits "${id}" › where`) : [],
    ),
    ...segments.flatMap(({ id, when }) => checkCondition(when, `segments "${id}" › when`, remedy)),
    ...goals.flatMap(({ id, where }) =>
      where ? checkCondition(where, `goals "${id}" › where`) : [],
    ),
    ...orderableSegments(checked),
    ...experiences.flatMap((experience) => checkExperience(experience, checked)),
  ]
}

/** Only conditions of a sound shape can be followed. */
function orderableSegments({ segments }: Config): Problem[] {
  const sound = segments.every(({ when }) => !checkCondition(when, '').length)
  return sound ? orderSegments(segments).problems : []
}
