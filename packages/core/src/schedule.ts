import * as v from 'valibot'

const localTime = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Write a day and a time such as "2026-11-27T00:00".'),
  v.check((text) => !Number.isNaN(Date.parse(`${text}Z`)), 'There is no such day or time.'),
)
const timezone = v.pipe(
  v.string(),
  v.check(isTimezone, 'Use a name of the time zone database, such as "Europe/Berlin".'),
)

/** From when to when, by the clocks of a time zone; `to` itself is past. */
export const schedule = v.pipe(
  v.strictObject({
    from: v.optional(localTime),
    to: v.optional(localTime),
    timezone: v.optional(timezone, 'UTC'),
  }),
  v.check(({ from = '', to = '9' }) => from < to, '"from" comes before "to".'),
)
export type Schedule = v.InferOutput<typeof schedule>

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The moment at which the clocks of a time zone show this; of an hour that comes twice, the first. */
export function momentIn(text: string, timezone: string): number {
  const shown = Date.parse(`${text}Z`)
  // An offset holds for the time it was asked for, which is off by itself: the second answer is right.
  const guess = shown - offsetAt(shown, timezone)
  return shown - offsetAt(guess, timezone)
}

/** How far the clocks of a time zone are ahead of UTC, in ms. */
export function offsetAt(at: number, timezone: string): number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const parts = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day, hour, minute, second } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000
}
