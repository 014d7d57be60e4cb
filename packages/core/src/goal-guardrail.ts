import * as v from 'valibot'
import type { Config } from './config.ts'
import type { Experience } from './experience.ts'
import { id } from './id.ts'
import { missing } from './missing.ts'
import type { Problem } from './problem.ts'

/** A goal of the site that must not get worse, and which way that is: more visitors reach it, or fewer. */
export const goalGuardrail = v.strictObject({ goal: id, worse: v.picklist(['more', 'less']) })
export type GoalGuardrail = v.InferOutput<typeof goalGuardrail>

/** Whether there are such goals, each once, and none that decides. */
export function checkGuardrails(
  { guardrails = [], goals }: Experience,
  experience: string,
  config: Pick<Config, 'goals'>,
): Problem[] {
  const place = `${experience} › guardrails`
  const known = config.goals.map((goal) => goal.id)
  return guardrails.flatMap(({ goal }, index) => [
    ...missing(`${place} ${index + 1} › goal`, 'goal', goal, known),
    ...(goal === goals[0]
      ? [
          {
            place: `${place} ${index + 1} › goal`,
            value: `"${goal}"`,
            problem: 'This goal decides: it cannot be a guardrail, too',
            remedy: 'Remove it here, or put another goal first under "goals".',
          },
        ]
      : []),
    ...(guardrails.findIndex((each) => each.goal === goal) < index
      ? [
          {
            place: `${place} ${index + 1} › goal`,
            value: `"${goal}"`,
            problem: 'This goal is a guardrail twice',
            remedy: 'Remove one of them.',
          },
        ]
      : []),
  ])
}
