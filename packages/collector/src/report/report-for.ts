import {
  type ArmResult,
  CONTROL,
  type Config,
  type Experience,
  type Goal,
  type Health,
  isReserved,
  type Report,
  targetGoal,
  type Verdict,
} from '@segue/core'
import { difference } from '@segue/stats'
import type { ArmCounts, Counts } from '../store/store.ts'
import { audienceNames } from './audience-names.ts'
import { goalResult } from './goal-result.ts'
import { type Comparison, judge, type Side } from './judge.ts'
import { goalCounts, rateOf } from './rate-of.ts'
import { sampleRatio } from './sample-ratio.ts'
import { totals } from './totals.ts'

type Facts = Counts & { config: Config; experience: Experience; health: Health; at: number }

/** What an experience of the live config did so far: every audience × arm × goal, zeros included. */
export function reportFor({
  config,
  experience,
  arms: counts,
  setAside,
  health,
  at,
}: Facts): Report {
  const goals = goalsOf(config, experience)
  const audiences = audienceNames(config, experience, counts).map(({ audience, name, arms }) => ({
    audience,
    name,
    names: arms,
    arms: new Map(
      arms.map(({ arm }) => [
        arm,
        counts.find((row) => row.audience === audience && row.arm === arm) ?? nobody(audience, arm),
      ]),
    ),
  }))
  const verdicts = new Map(goals.map((goal) => [goal.id, verdictsOf(goal, audiences, at)]))
  return {
    site: config.site,
    experience: experience.id,
    name: experience.name ?? experience.id,
    at,
    goals: goals.map(({ id, name, kind }) => ({ id, name: name ?? id, kind })),
    audiences: audiences.map(({ audience, name, names, arms }) => ({
      audience,
      name,
      sampleRatio: sampleRatio(experience, audience, [...arms.values()]),
      arms: names.map(({ arm, name }): ArmResult => {
        const counted = arms.get(arm)!
        const control = isCompared(arm) ? (arms.get(CONTROL) ?? null) : null
        return {
          arm,
          name,
          visitors: counted.visitors,
          late: counted.late,
          days: counted.days,
          goals: goals.map(({ id }) =>
            goalResult(id, counted, control, verdicts.get(id)!.get(counted) ?? null),
          ),
        }
      }),
    })),
    totals: totals(
      audiences,
      goals.map(({ id }) => id),
    ),
    setAside,
    health,
    rendering: config.rendering,
  }
}

type Audience = { arms: Map<string, ArmCounts>; names: { arm: string; name: string }[] }
type Named = Pick<Goal, 'id' | 'name' | 'kind'>

/** Who is held out sees what control sees: there is nothing to compare within an audience. */
const isCompared = (arm: string) => arm !== CONTROL && !isReserved(arm)

/** All comparisons by one goal are judged together: each may be the one that chance has made. */
function verdictsOf(goal: Named, audiences: Audience[], at: number): Map<ArmCounts, Verdict> {
  const compared = audiences.flatMap(({ arms, names }) => {
    const control = arms.get(CONTROL)
    return names.flatMap(({ arm, name }) => {
      const variant = arms.get(arm)!
      if (!control || !isCompared(arm)) return []
      const comparison: Comparison = {
        goal: goal.name ?? goal.id,
        effect: difference(rateOf(control, goal.id), rateOf(variant, goal.id), 'relative'),
        control: sideOf('Control', control, goal.id, at),
        variant: sideOf(name, variant, goal.id, at),
      }
      return [{ variant, comparison }]
    })
  })
  const judged = judge(compared.map(({ comparison }) => comparison))
  return new Map(compared.map(({ variant }, index) => [variant, judged[index]!]))
}

const DAY = 86_400_000
const LATELY = 7

function sideOf(name: string, arm: ArmCounts, goal: string, at: number): Side {
  const since = new Date(at - LATELY * DAY).toISOString().slice(0, 10)
  const lately = arm.days.filter(({ day }) => day > since)
  const first = arm.days[0] ? Date.parse(arm.days[0].day) : at
  const days = Math.max(1, Math.min(LATELY, (at - first) / DAY))
  return {
    name,
    visitors: arm.visitors,
    converters: goalCounts(goal, arm).converters,
    perDay: lately.reduce((sum, { visitors }) => sum + visitors, 0) / days,
  }
}

/** An experience that names no goal is measured by all of the site's; a click on its target is its own. */
function goalsOf({ goals }: Config, experience: Experience): Named[] {
  const named = experience.goals.flatMap((id) => goals.find((goal) => goal.id === id) ?? [])
  const clicked = {
    id: targetGoal(experience.id),
    name: 'Clicked the target',
    kind: 'micro' as const,
  }
  return [...(experience.goals.length ? named : goals), clicked]
}

function nobody(audience: string, arm: string): ArmCounts {
  return { audience, arm, visitors: 0, late: 0, days: [], phases: [], goals: [] }
}
