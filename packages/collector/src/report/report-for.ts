import {
  type ArmResult,
  CONTROL,
  type Config,
  type Experience,
  type Goal,
  type Health,
  type Report,
  targetGoal,
} from '@segue/core'
import type { ArmCounts, Counts } from '../store/store.ts'
import { audienceNames } from './audience-names.ts'
import { goalResult } from './goal-result.ts'

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
  const countsOf = (audience: string, arm: string) =>
    counts.find((row) => row.audience === audience && row.arm === arm) ?? nobody(audience, arm)
  return {
    site: config.site,
    experience: experience.id,
    name: experience.name ?? experience.id,
    at,
    goals: goals.map(({ id, name, kind }) => ({ id, name: name ?? id, kind })),
    audiences: audienceNames(config, experience, counts).map(({ audience, name, arms }) => {
      const control = arms.some(({ arm }) => arm === CONTROL) ? countsOf(audience, CONTROL) : null
      return {
        audience,
        name,
        arms: arms.map(({ arm, name }): ArmResult => {
          const counted = countsOf(audience, arm)
          const against = arm === CONTROL ? null : control
          return {
            arm,
            name,
            visitors: counted.visitors,
            late: counted.late,
            goals: goals.map(({ id }) => goalResult(id, counted, against)),
          }
        }),
      }
    }),
    setAside,
    health,
    rendering: config.rendering,
  }
}

/** An experience that names no goal is measured by all of the site's; a click on its target is its own. */
function goalsOf({ goals }: Config, experience: Experience): Pick<Goal, 'id' | 'name' | 'kind'>[] {
  const named = experience.goals.flatMap((id) => goals.find((goal) => goal.id === id) ?? [])
  const clicked = {
    id: targetGoal(experience.id),
    name: 'Clicked the target',
    kind: 'micro' as const,
  }
  return [...(experience.goals.length ? named : goals), clicked]
}

function nobody(audience: string, arm: string): ArmCounts {
  return { audience, arm, visitors: 0, late: 0, goals: [] }
}
