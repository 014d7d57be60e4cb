import type { Config, Goal } from '@segue/core'
import { useState } from 'preact/hooks'
import type { DraftStore } from '../draft.ts'
import { removeGoal, usersOfGoal, writeGoal } from '../goals.ts'
import { Confirm } from './confirm.tsx'

/** The site's goals, whatever experience asks for them: their names, and which can go. */
export function GoalSettings({ config, draft }: { config: Config; draft: DraftStore }) {
  const [asked, ask] = useState<Goal | null>(null)
  const users = asked ? usersOfGoal(config, asked.id) : []
  return (
    <details>
      <summary>Rename goals, or take them out</summary>
      <div class="goal-settings">
        {config.goals.map((goal) => {
          const edit = (make: (goal: Goal) => Goal, place: string) =>
            draft.edit((now) => writeGoal(now, goal.id, make), `goals/${goal.id}/${place}`)
          const name = goal.name ?? goal.id
          return (
            <div key={goal.id} class="clause">
              <input
                class="filled"
                type="text"
                maxLength={120}
                aria-label={`Name of the goal ${goal.id}`}
                value={goal.name ?? ''}
                placeholder={goal.id}
                onInput={(event) => {
                  const typed = event.currentTarget.value
                  edit(({ name: _, ...one }) => (typed ? { ...one, name: typed } : one), 'name')
                }}
              />
              <select
                aria-label={`What ${name} is`}
                value={goal.kind}
                onChange={(event) => {
                  const kind = event.currentTarget.value as Goal['kind']
                  edit((one) => ({ ...one, kind }), 'kind')
                }}
              >
                <option value="macro">a main goal</option>
                <option value="micro">a step on the way</option>
              </select>
              <button type="button" class="link danger" onClick={() => ask(goal)}>
                Take out<span class="unseen"> {name}</span>
              </button>
            </div>
          )
        })}
      </div>
      {asked && (
        <Confirm
          title={`Take out “${asked.name ?? asked.id}”?`}
          action="Take it out"
          confirm={() => draft.edit((now) => removeGoal(now, asked.id))}
          closed={() => ask(null)}
        >
          <p>{users.length ? 'What goes by it:' : 'Nothing goes by it.'}</p>
          <ul>
            {users.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <p>Its numbers go from the reports; the events stay, and Undo brings it back.</p>
        </Confirm>
      )}
    </details>
  )
}
