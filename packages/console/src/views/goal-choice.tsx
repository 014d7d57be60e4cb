import type { Looked } from '../looking.ts'
import { Choice } from './choice.tsx'

type Props = { looked: Pick<Looked, 'report' | 'goal'>; choose: (goal: string) => void }

/** By which goal results are looked at, where there is one. */
export function GoalChoice({ looked: { report, goal }, choose }: Props) {
  if (report.kind !== 'here' || report.value.goals.length === 0) return null
  return (
    <Choice
      legend="Goal"
      value={goal ?? ''}
      options={report.value.goals.map(({ id, name, kind }) => ({
        value: id,
        label: name,
        hint: kind,
      }))}
      choose={choose}
    />
  )
}
