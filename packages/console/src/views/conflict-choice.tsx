import { useId } from 'preact/hooks'
import { valueInWords } from '../conflict-words.ts'
import type { Newer } from '../draft.ts'
import type { Choice } from '../merge-configs.ts'

type Props = {
  conflict: Newer['conflicts'][number]
  place: string
  choose: (choice: Choice) => void
}

/** What two people have made of the same place, side by side. */
export function ConflictChoice({ conflict, place, choose }: Props) {
  const name = useId()
  const option = (choice: Choice, label: string) => (
    <label class="conflict-option">
      <input
        type="radio"
        name={name}
        checked={conflict.choice === choice}
        onChange={() => choose(choice)}
      />
      <span>
        <b>{label}</b>
        <span class="conflict-value">{valueInWords(conflict[choice], conflict)}</span>
      </span>
    </label>
  )
  return (
    <fieldset class="conflict">
      <legend>{place}</legend>
      <div class="conflict-options">
        {option('mine', 'Mine')}
        {option('theirs', 'Theirs')}
      </div>
    </fieldset>
  )
}
