import type { Segment } from './segment.ts'
import type { ReadySegment } from './segment-from-library.ts'
import type { Trait } from './trait.ts'

type Part = { traits?: Trait[]; segments?: Segment[] }

/**
 * A config with some ready segments more. A trait or segment that it has already, with the same
 * meaning, is not added again; where an id is taken for something else, as with a second category,
 * the new one is numbered: `category_fan_2`.
 */
export function addSegments<Config extends object>(
  config: Config & Part,
  ready: ReadySegment[],
): Config & Required<Part> {
  const traits = [...(config.traits ?? [])]
  const segments = [...(config.segments ?? [])]
  for (const each of ready) {
    const renamed = new Map<string, string>()
    for (const trait of each.traits) {
      const id = add(traits, trait)
      if (id !== trait.id) renamed.set(`traits.${trait.id}`, `traits.${id}`)
    }
    add(segments, {
      ...each.segment,
      ...(withPaths(conditionsOf(each.segment), renamed) as object),
    })
  }
  return { ...config, traits, segments }
}

/** Adds a thing unless it is there, under its id or the first numbered one that is free; says which. */
function add<Thing extends { id: string }>(things: Thing[], thing: Thing): string {
  for (let number = 1; ; number++) {
    const id = number === 1 ? thing.id : `${thing.id}_${number}`
    const named = { ...thing, id }
    const found = things.find((other) => other.id === id)
    if (!found) things.push(named)
    if (!found || sameMeaning(found, named)) return id
  }
}

const sameMeaning = (one: object, other: object) => sorted(one) === sorted(other)

/** JSON without regard to the order of keys, nor to a name, which is for people alone. */
const sorted = ({ name, ...thing }: { name?: string }) =>
  JSON.stringify(thing, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

const conditionsOf = ({ when, leaveWhen }: Segment) => ({ when, ...(leaveWhen && { leaveWhen }) })

/** A copy of conditions that asks for other paths. */
function withPaths(value: unknown, renamed: Map<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => withPaths(each, renamed))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      renamed.get(key) ?? key,
      withPaths(inner, renamed),
    ]),
  )
}
