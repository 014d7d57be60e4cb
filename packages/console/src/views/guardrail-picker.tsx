import type { Config, Experience, GoalGuardrail } from '@segue/core'
import { setGuardrail } from '../goals.ts'
import type { WriteExperience } from './experience-editor.tsx'

type Props = { config: Config; experience: Experience; write: WriteExperience }

/** What must not get worse meanwhile: goals of the site, beside what is watched everywhere. */
export function GuardrailPicker({ config, experience, write }: Props) {
  const { goals, guardrails = [] } = experience
  const nameOf = (id: string) => config.goals.find((goal) => goal.id === id)?.name ?? id
  const free = config.goals.filter(
    ({ id }) => id !== goals[0] && !guardrails.some(({ goal }) => goal === id),
  )
  const set = (goal: string, worse: GoalGuardrail['worse'] | null) =>
    write((one) => setGuardrail(one, goal, worse))
  return (
    <fieldset class="guardrail-picker">
      <legend>What must not get worse</legend>
      <p class="small">Speed, errors and bounces are watched by themselves. Add goals of yours:</p>
      {guardrails.map(({ goal, worse }) => (
        <div key={goal} class="clause">
          <span>{nameOf(goal)}</span>
          <select
            aria-label={`When ${nameOf(goal)} is worse`}
            value={worse}
            onChange={(event) => set(goal, event.currentTarget.value as GoalGuardrail['worse'])}
          >
            <option value="less">fewer is worse</option>
            <option value="more">more is worse</option>
          </select>
          <button type="button" class="link danger" onClick={() => set(goal, null)}>
            Take out<span class="unseen"> the guardrail {nameOf(goal)}</span>
          </button>
        </div>
      ))}
      {free.length > 0 && (
        <select
          aria-label="Add a guardrail"
          value=""
          onChange={(event) => {
            const goal = event.currentTarget.value
            event.currentTarget.value = ''
            if (goal) set(goal, 'less')
          }}
        >
          <option value="">Add a guardrail…</option>
          {free.map(({ id }) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  )
}
