import { useId } from 'preact/hooks'

export type Option = { value: string; label: string; hint?: string }

type Props = {
  legend: string
  options: Option[]
  value: string
  choose: (value: string) => void
}

/** Past this many a row of buttons is no longer taken in at a glance. */
const MOST_BUTTONS = 5

/** One of several: side by side while they are few, else a list to open. */
export function Choice({ legend, options, value, choose }: Props) {
  const id = useId()
  if (options.length > MOST_BUTTONS) {
    return (
      <div class="choice">
        <label class="choice-legend" for={id}>
          {legend}
        </label>
        <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
              {option.hint ? ` (${option.hint})` : ''}
            </option>
          ))}
        </select>
      </div>
    )
  }
  return (
    <fieldset class="choice">
      <legend class="choice-legend">{legend}</legend>
      <div class="choice-row">
        {options.map((option) => (
          <label key={option.value} class="choice-option">
            <input
              type="radio"
              name={id}
              checked={option.value === value}
              onChange={() => choose(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <small>{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
