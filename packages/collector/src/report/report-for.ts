import {
  type ArmResult,
  type Config,
  type Experience,
  type Goal,
  type Health,
  type Money,
  type Report,
  targetGoal,
} from '@segue/core'
import type { Counts, GuardCounts } from '../store/store.ts'
import {
  type CountedArm,
  type CountedAudience,
  controlOf,
  countedAudience,
  isCompared,
} from './arms.ts'
import { audienceNames } from './audience-names.ts'
import { sumsOf } from './cells.ts'
import { gain } from './gain.ts'
import { goalGuardrails } from './goal-guardrails.ts'
import { goalResult, shortResult } from './goal-result.ts'
import { guardrails } from './guardrails.ts'
import { holdouts } from './holdouts.ts'
import { phases } from './phases.ts'
import { sampleRatio } from './sample-ratio.ts'
import { totals } from './totals.ts'
import { verdictsOf } from './verdicts.ts'

type Facts = Counts & {
  config: Config
  experience: Experience
  money: Money
  guards: GuardCounts[]
  assignments: Report['assignments']
  loss: Report['loss']
  health: Health
  at: number
}

/** What an experience of the live config did so far: every audience × arm × goal, zeros included. */
export function reportFor(facts: Facts): Report {
  const { config, experience, cells, setAside, money, guards, assignments, loss, health, at } =
    facts
  const goals = goalsOf(config, experience)
  const ids = goals.map(({ id }) => id)
  const audiences = audienceNames(config, experience, cells).map((named) =>
    countedAudience(named, cells),
  )
  const verdicts = new Map(goals.map((goal) => [goal.id, verdictsOf(goal, audiences, at)]))
  const armResult = (arm: CountedArm, control: CountedArm | undefined): ArmResult => ({
    arm: arm.arm,
    name: arm.name,
    visitors: arm.sums.visitors,
    late: arm.sums.late,
    days: arm.sums.days,
    goals: ids.map((goal) => goalResult(goal, arm, control, verdicts.get(goal)!.get(arm))),
    inTime: inTime(arm, control, ids),
  })
  return {
    site: config.site,
    experience: experience.id,
    name: experience.name ?? experience.id,
    at,
    goals: goals.map(({ id, name, kind }) => ({ id, name: name ?? id, kind })),
    audiences: audiences.map((audience: CountedAudience) => ({
      audience: audience.audience,
      name: audience.name,
      sampleRatio: sampleRatio(
        experience,
        audience.audience,
        audience.arms.flatMap(({ cells }) => cells),
      ),
      arms: audience.arms.map((arm) =>
        armResult(arm, isCompared(arm) ? controlOf(audience) : undefined),
      ),
      phases: phases(audience, ids),
    })),
    totals: totals(audiences, ids),
    gains: goals.flatMap((goal) => gain(goal, audiences) ?? []),
    holdouts: holdouts(audiences, ids),
    money,
    guardrails: [
      ...goalGuardrails(config, experience, audiences),
      ...guardrails(audiences, guards),
    ],
    assignments,
    setAside,
    loss: { arrived: loss.arrived, missing: loss.missing },
    health,
    rendering: config.rendering,
  }
}

/** Control's late ones are found by the same test, so those in time are alike in all arms. */
function inTime(
  arm: CountedArm,
  control: CountedArm | undefined,
  goals: string[],
): ArmResult['inTime'] {
  const punctual = ({ cells }: CountedArm) => cells.filter(({ late }) => !late)
  const own = punctual(arm)
  return {
    visitors: sumsOf(own).visitors,
    goals: goals.map((goal) => shortResult(goal, own, control && punctual(control))),
  }
}

type Named = Pick<Goal, 'id' | 'name' | 'kind'>

/**
 * An experience that names no goal is measured by all of the site's, but for those that it only guards; a
 * click on its target is its own.
 */
export function goalsOf({ goals }: Pick<Config, 'goals'>, experience: Experience): Named[] {
  const named = experience.goals.flatMap((id) => goals.find((goal) => goal.id === id) ?? [])
  const rest = goals.filter(({ id }) => !guardedGoals(experience).includes(id))
  const clicked = {
    id: targetGoal(experience.id),
    name: 'Clicked the target',
    kind: 'micro' as const,
  }
  return [...(experience.goals.length ? named : rest), clicked]
}

const guardedGoals = ({ guardrails = [] }: Experience) => guardrails.map(({ goal }) => goal)

/** Those that a report counts: it is by goals and by what they must not cost. */
export function countedGoals(config: Pick<Config, 'goals'>, experience: Experience): string[] {
  const goals = goalsOf(config, experience).map(({ id }) => id)
  return [...new Set([...goals, ...guardedGoals(experience)])]
}
