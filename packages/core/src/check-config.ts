import * as v from 'valibot'
import { checkCondition, type Names } from './check-condition.ts'
import { checkCost } from './check-cost.ts'
import { checkEventName } from './check-event-name.ts'
import { checkExperience, twice } from './check-experience.ts'
import { checkFunnel } from './check-funnel.ts'
import { checkOwnBlock } from './check-own-block.ts'
import { checkRates } from './check-rates.ts'
import { checkTrait } from './check-trait.ts'
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
  const { traits, segments, goals, experiences, funnels = [] } = checked
  const groups = Object.keys(checked.groups)
  const ids = {
    traits: traits.map(({ id }) => id),
    segments: segments.map(({ id }) => id),
  }
  const ofDocument: Names = { groups, pathRemedy: (path) => pathRemedy(path, ids) }
  const ofEvent: Names = { groups }
  return [
    ...checkRates(checked),
    ...(checked.costs ?? []).flatMap((cost, index) => checkCost(cost, index, checked)),
    ...twice('traits', traits, ({ id }) => id),
    ...twice('segments', segments, ({ id }) => id),
    ...twice('goals', goals, ({ id }) => id),
    ...twice('experiences', experiences, ({ id }) => id),
    ...twice('blocks', checked.blocks, ({ id }) => id),
    ...checked.blocks.flatMap(checkOwnBlock),
    ...traits.flatMap((trait) => checkTrait(trait, checked, ofEvent)),
    ...segments.flatMap(({ id, when, leaveWhen }) => [
      ...checkCondition(when, `segments "${id}" › when`, ofDocument),
      ...(leaveWhen ? checkCondition(leaveWhen, `segments "${id}" › leaveWhen`, ofDocument) : []),
    ]),
    ...goals.flatMap(({ id, on, where }) => [
      ...checkEventName(on, `goals "${id}" › on`, checked),
      ...(where ? checkCondition(where, `goals "${id}" › where`, ofEvent) : []),
    ]),
    ...twice('funnels', funnels, ({ id }) => id),
    ...funnels.flatMap((funnel) => checkFunnel(funnel, '', checked)),
    ...orderableSegments(checked),
    ...experiences.flatMap((experience) => checkExperience(experience, checked)),
  ]
}

/** Only conditions of a sound shape can be followed. */
function orderableSegments({ segments, groups }: Config): Problem[] {
  const names = { groups: Object.keys(groups) }
  const sound = segments.every(
    ({ when, leaveWhen = {} }) =>
      !checkCondition(when, '', names).length && !checkCondition(leaveWhen, '', names).length,
  )
  return sound ? orderSegments(segments).problems : []
}
