import type { Condition } from './condition.ts'
import { type Part, partOf } from './condition-part.ts'
import type { Edge } from './edges.ts'
import type { PublishedSeries } from './series.ts'

const COMPARING = ['$gt', '$gte', '$lt', '$lte']

/**
 * The numbers that conditions compare the value at a path with; undefined where they ask it for
 * more than that.
 */
export function thresholdsOf(conditions: Condition[], path: string): number[] | undefined {
  const found: number[] = []
  const isPlain = (part: Part): boolean => {
    if (part.kind !== 'value') return part.parts.every(isPlain)
    if (part.path !== path) return true
    found.push(part.wanted as number)
    return COMPARING.includes(part.operator) && typeof part.wanted === 'number'
  }
  return conditions.map(partOf).every(isPlain) ? found : undefined
}

/** What rounding could move in the time at which a score reaches a number: far less than this. */
const MARGIN = 1_000

/** Numbers as small as after so many halvings are not exact any more, and vanish soon. */
const MOST_HALVINGS = 1_000

/** When a score, which halves and halves again, may come to be on the other side of a number. */
export const whenDecayed =
  ({ key, halfLife }: Extract<PublishedSeries, { kind: 'score' }>, thresholds: number[]): Edge =>
  ({ series }, { now }) => {
    const [value, time] = (series[key] ?? NONE) as [value: number, time: number]
    if (!value) return value === 0 ? NEVER : now
    const least = MOST_HALVINGS + Math.min(0, Math.log2(Math.abs(value)))
    let edge = NEVER
    for (const threshold of thresholds) {
      const halvings = threshold === 0 ? least : Math.log2(value / threshold)
      // It goes to 0, so it never meets a number on the other side of 0.
      if (Number.isNaN(halvings)) continue
      const isVanishing = halvings >= least
      const meets = time + Math.min(halvings, least) * halfLife
      const next =
        now < meets - MARGIN ? meets - MARGIN : isVanishing || now <= meets + MARGIN ? now : NEVER
      if (next < edge) edge = next
    }
    return edge
  }

const NEVER = Number.POSITIVE_INFINITY
const NONE = [0, 0]
