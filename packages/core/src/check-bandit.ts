import { type Audience, CONTROL, type Experience } from './experience.ts'
import type { Problem } from './problem.ts'

/** Whether weights can be handed over: by a goal of the experience, with room for every arm. */
export function checkBandit(
  { bandit, goals, audiences }: Experience,
  experience: string,
): Problem[] {
  if (!bandit) return []
  const place = `${experience} › bandit`
  return [
    ...(goals.includes(bandit.goal)
      ? []
      : [
          {
            place: `${place} › goal`,
            value: `"${bandit.goal}"`,
            problem: 'This is no goal of the experience',
            remedy: goals.length
              ? `Name one of: ${goals.join(', ')}; or add it to "goals".`
              : `Add "goals": ["${bandit.goal}"] to the experience.`,
          },
        ]),
    ...(audiences.some(({ arms }) => arms.length > 1)
      ? []
      : [
          {
            place,
            value: 'one arm in each audience',
            problem: 'There is nothing to weigh',
            remedy: `Add { "id": "${CONTROL}" } to an audience, or take the bandit out.`,
          },
        ]),
    ...audiences.flatMap((audience) => checkRoom(audience, bandit.floor, place)),
  ]
}

function checkRoom({ segment, arms, coverage = 1 }: Audience, floor: number, bandit: string) {
  const problems: Problem[] = []
  if (floor * arms.length > 1) {
    problems.push({
      place: `${bandit} › floor`,
      value: String(floor),
      problem: `The ${arms.length} arms of audience "${segment}" cannot all have that much`,
      remedy: `Write at most ${Math.floor(100 / arms.length) / 100}.`,
    })
  }
  if (arms.length > 1 && coverage < 1) {
    problems.push({
      place: `${bandit.replace(/ › bandit$/, '')} › audiences "${segment}" › coverage`,
      value: String(coverage),
      // Arm and coverage are one draw: who was left out comes again into the arm that has grown.
      problem: 'With weights that change, who was left out would come back into one arm more often',
      remedy: 'Take it out, and let visitors in by "ramp", which draws anew.',
    })
  }
  return problems
}
