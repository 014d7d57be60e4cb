import type { Config, Experience, Goal } from '@segue/core'
import { useId, useState } from 'preact/hooks'
import { goalWords } from '../compare-knowledge.ts'
import type { DraftStore } from '../draft.ts'
import { freeId } from '../rules/trait-for.ts'
import { DID } from '../rules/trait-words.ts'
import type { WriteExperience } from './experience-editor.tsx'
import { GoalSettings } from './goal-settings.tsx'
import { GuardrailPicker } from './guardrail-picker.tsx'

type Props = { config: Config; experience: Experience; draft: DraftStore; write: WriteExperience }

/** What it is to bring: of the site's goals, or a new one. */
export function GoalPicker({ config, experience, draft, write }: Props) {
  const id = useId()
  const { goals } = experience
  const [on, setOn] = useState('purchase')
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>What it is to bring</h2>
      <div class="goals">
        {config.goals.map((goal) => (
          <label key={goal.id} class="check">
            <input
              type="checkbox"
              checked={goals.includes(goal.id)}
              onChange={(event) => {
                const isOn = event.currentTarget.checked
                write((one) => ({
                  ...one,
                  goals: isOn
                    ? [...one.goals, goal.id]
                    : one.goals.filter((other) => other !== goal.id),
                }))
              }}
            />
            <span>
              {goal.name ?? goal.id}
              {goals[0] === goal.id && <span class="badge badge-macro">decides</span>}
              <small>{goalWords(goal)}</small>
            </span>
          </label>
        ))}
      </div>
      {goals.length > 1 && (
        <label class="field">
          <span>The goal that decides</span>
          <select
            value={goals[0]}
            onChange={(event) => {
              const first = event.currentTarget.value
              write((one) => ({
                ...one,
                goals: [first, ...one.goals.filter((other) => other !== first)],
              }))
            }}
          >
            {goals.map((goal) => (
              <option key={goal} value={goal}>
                {config.goals.find((one) => one.id === goal)?.name ?? goal}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="clause">
        <select
          aria-label="What counts as a new goal"
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        >
          {Object.entries(DID)
            .filter(([name]) => name !== '*')
            .map(([name, words]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
        </select>
        <button
          type="button"
          onClick={() => {
            const goal = newGoal(config, on)
            draft.edit((now) => ({
              ...now,
              goals: [...now.goals, goal],
              experiences: now.experiences.map((one) =>
                one.id === experience.id ? { ...one, goals: [...one.goals, goal.id] } : one,
              ),
            }))
          }}
        >
          Add as a goal
        </button>
      </div>
      <GuardrailPicker config={config} experience={experience} write={write} />
      {config.goals.length > 0 && <GoalSettings config={config} draft={draft} />}
    </section>
  )
}

function newGoal({ goals }: Config, on: string): Goal {
  const words = DID[on] ?? on
  const id = freeId(
    on,
    goals.map((goal) => goal.id),
  )
  const name = words[0]!.toUpperCase() + words.slice(1)
  return { id, name, kind: on === 'purchase' ? 'macro' : 'micro', on }
}
