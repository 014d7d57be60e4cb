import type { Config, Experience, Goal, GoalGuardrail } from '@segue/core'
import { experienceName } from './names.ts'

export function writeGoal(config: Config, id: string, make: (goal: Goal) => Goal): Config {
  return { ...config, goals: config.goals.map((goal) => (goal.id === id ? make(goal) : goal)) }
}

/**
 * The config without a goal, nor anything that asks for it: experiences go on with their other
 * goals and guardrails, and where a bandit went by it, weights stay as they are set.
 */
export function removeGoal(config: Config, id: string): Config {
  return {
    ...config,
    goals: config.goals.filter((goal) => goal.id !== id),
    experiences: config.experiences.map(({ bandit, ...experience }) => ({
      ...setGuardrail(experience, id, null),
      goals: experience.goals.filter((goal) => goal !== id),
      ...(bandit && bandit.goal !== id && { bandit }),
    })),
  }
}

/** With a goal as a guardrail, or without it. */
export function setGuardrail<One extends Pick<Experience, 'guardrails'>>(
  { guardrails = [], ...experience }: One,
  goal: string,
  worse: GoalGuardrail['worse'] | null,
) {
  const isKnown = guardrails.some((each) => each.goal === goal)
  const all = [...guardrails, ...(isKnown ? [] : [{ goal, worse }])].flatMap(
    (each): GoalGuardrail[] => {
      const way = each.goal === goal ? worse : each.worse
      return way ? [{ goal: each.goal, worse: way }] : []
    },
  )
  return { ...experience, ...(all.length > 0 && { guardrails: all }) }
}

/** Who would miss a goal, and what becomes of them. */
export function usersOfGoal({ experiences, funnels = [] }: Config, id: string): string[] {
  const asksFor = (funnel: unknown) =>
    JSON.stringify(funnel).includes(`"goal":${JSON.stringify(id)}`)
  return [
    ...experiences.flatMap((experience) => [
      ...(experience.goals[0] === id
        ? [`“${experienceName(experience)}”: it decides there`]
        : experience.goals.includes(id)
          ? [`“${experienceName(experience)}”`]
          : []),
      ...(experience.guardrails?.some(({ goal }) => goal === id)
        ? [`“${experienceName(experience)}”: it is a guardrail there`]
        : []),
      ...(experience.bandit?.goal === id
        ? [`The bandit of “${experienceName(experience)}”: it stops`]
        : []),
      ...(experience.funnels ?? [])
        .filter(asksFor)
        .map(
          () => `A funnel of “${experienceName(experience)}”: it cannot be published without it`,
        ),
    ]),
    ...funnels.filter(asksFor).map(() => 'A funnel of the site: it cannot be published without it'),
  ]
}
