import type { ArmResult, GoalResult, Report } from '@segue/core'

/** One cell of a report, with its goals by id; throws where the report has none. */
export function armOf(
  { audiences }: Report,
  audience: string,
  arm: string,
): { arm: ArmResult; goals: Record<string, GoalResult> } {
  const found = audiences
    .find((each) => each.audience === audience)
    ?.arms.find((each) => each.arm === arm)
  if (!found) throw new Error(`The report has no ${audience}/${arm}.`)
  return { arm: found, goals: Object.fromEntries(found.goals.map((goal) => [goal.goal, goal])) }
}
