import { FilledInput } from './filled-input.tsx'

const UNITS = {
  m: { words: 'minutes', most: 1_440 },
  h: { words: 'hours', most: 72 },
  d: { words: 'days', most: 366 },
}
type Unit = keyof typeof UNITS

/** A time such as `"12h"`. */
export function Length({
  label,
  length,
  units = ['m', 'h', 'd'],
  write,
}: {
  label: string
  length: string
  units?: Unit[]
  write: (length: string) => void
}) {
  const unit = length.slice(-1) as Unit
  const size = Number.parseInt(length, 10)
  const put = (size: number, unit: Unit) => write(`${Math.min(size, UNITS[unit].most)}${unit}`)
  return (
    <>
      <FilledInput
        label={label}
        type="number"
        value={String(size)}
        write={(text) => Math.round(Number(text)) >= 1 && put(Math.round(Number(text)), unit)}
      />
      <select
        aria-label={`${label}: unit`}
        value={unit}
        onChange={(event) => put(size, event.currentTarget.value as Unit)}
      >
        {units.map((one) => (
          <option key={one} value={one}>
            {UNITS[one].words}
          </option>
        ))}
      </select>
    </>
  )
}
