import type { VisitorEvent } from '../event.ts'
import type { Value } from '../readings.ts'
import type { Heard } from '../series.ts'
import type { ScoreTrait, SequenceTrait, TakenTrait, Trait } from '../trait.ts'

/** Whether an event fits a condition: conditions have an oracle of their own. */
type Fits = (where: NonNullable<Heard['where']>, event: VisitorEvent) => boolean

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const lengths: Record<string, number> = { m: MINUTE, h: HOUR, d: DAY }
const lengthOf = (text: string) => Number(text.slice(0, -1)) * lengths[text.at(-1)!]!

/**
 * What a trait is by the words of design.md section 3, read off the whole list of events in the
 * order in which they arrived. It shares no code with the profile that it is held against.
 */
export function bruteForce(trait: Trait, events: VisitorEvent[], at: number, fits: Fits): Value {
  const now = Math.max(at, ...events.map((event) => event.at))
  const heard = ({ on, where }: Heard, event: VisitorEvent) =>
    (on === '*' || on === event.name) && (!where || fits(where, event))
  if ('score' in trait) return scoreOf(trait, events, now, heard)
  if ('sequence' in trait) return sequenceOf(trait, events, now, heard)
  return takenOf(
    trait,
    inWindow(events, trait.within, now).filter((event) => heard(trait, event)),
    now,
  )
}

type Hears = (row: Heard, event: VisitorEvent) => boolean

function inWindow(events: VisitorEvent[], within: string | undefined, now: number) {
  if (within === undefined) return events
  if (within === 'visit') return currentVisit(events, now)
  const unit = lengths[within.at(-1)!]!
  const oldest = Math.floor(now / unit) - Number(within.slice(0, -1)) + 1
  return events.filter(({ at }) => Math.floor(at / unit) >= oldest)
}

/** From the last event back, as long as no gap to the event that arrived before is too long. */
function currentVisit(events: VisitorEvent[], now: number): VisitorEvent[] {
  const visit: VisitorEvent[] = []
  let next = now
  for (const event of [...events].reverse()) {
    if (next - event.at >= 30 * MINUTE) break
    visit.unshift(event)
    next = event.at
  }
  return visit
}

function takenOf(trait: TakenTrait, events: VisitorEvent[], now: number): Value {
  // Sorting is stable: of one time, the one that arrived first is first.
  const byTime = [...events].sort((one, other) => one.at - other.at)
  const values = 'of' in trait ? byTime.flatMap((event) => plainAt(event, trait.of)) : []
  const numbers = values.filter((value) => typeof value === 'number')
  switch (trait.take) {
    case 'count':
      return events.length
    case 'active_days':
      return new Set(events.map(({ at }) => Math.floor(at / DAY))).size
    case 'days_since_first':
      return byTime.length ? Math.floor((now - byTime[0]!.at) / DAY) : null
    case 'days_since_last':
      return byTime.length ? Math.floor((now - byTime.at(-1)!.at) / DAY) : null
    case 'minutes_since_last':
      return byTime.length ? Math.floor((now - byTime.at(-1)!.at) / MINUTE) : null
    case 'sum':
      return numbers.reduce((total, number) => total + number, 0)
    case 'min':
      return numbers.length ? Math.min(...numbers) : null
    case 'max':
      return numbers.length ? Math.max(...numbers) : null
    case 'distinct':
      return Math.min(256, new Set(values).size)
    case 'first':
      return values.length ? values[0]! : null
    case 'last':
      return values.length ? values.at(-1)! : null
  }
}

function plainAt(event: VisitorEvent, path: string): (string | number | boolean)[] {
  return valuesAt(event, path.split('.')).flatMap((value): (string | number | boolean)[] => {
    if (typeof value === 'string') return [value.slice(0, 64)]
    if (typeof value === 'boolean') return [value]
    return typeof value === 'number' && Number.isFinite(value) ? [value] : []
  })
}

function valuesAt(value: unknown, steps: string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, steps))
  if (!steps.length) return [value]
  if (typeof value !== 'object' || value === null) return []
  const [step, ...further] = steps
  return Object.hasOwn(value, step!) ? valuesAt((value as never)[step!], further) : []
}

function scoreOf(
  { score, halfLife }: ScoreTrait,
  events: VisitorEvent[],
  now: number,
  hears: Hears,
) {
  let total = 0
  for (const event of events) {
    for (const row of score) {
      if (hears(row, event)) total += row.points * 2 ** (-(now - event.at) / lengthOf(halfLife))
    }
  }
  return total
}

function sequenceOf(
  { sequence, within, take }: SequenceTrait,
  events: VisitorEvent[],
  now: number,
  hears: Hears,
): Value {
  const limit = within === undefined ? Number.POSITIVE_INFINITY : lengthOf(within)
  let starts = new Map<number, number>()
  const completed: number[] = []
  for (const event of events) {
    let isComplete = false
    for (let step = sequence.length; step >= 1 && !isComplete; step--) {
      if (!hears(sequence[step - 1]!, event)) continue
      if (step === 1) starts.set(1, event.at)
      else if (starts.has(step - 1) && event.at - starts.get(step - 1)! <= limit) {
        if (step === sequence.length) isComplete = true
        else starts.set(step, starts.get(step - 1)!)
      }
    }
    if (isComplete) {
      completed.push(event.at)
      starts = new Map()
    }
  }
  if (take === 'count') return completed.length
  if (!completed.length) return null
  return Math.floor((now - Math.max(...completed)) / (take === 'days_since_last' ? DAY : MINUTE))
}
