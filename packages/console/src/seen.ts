import type { LiveEvent } from '@segue/core'

/** What recent events have told, as suggestions: names of events, their properties, and values. */
export type Seen = {
  events: string[]
  properties: (event: string) => string[]
  /** Of a path of the document, or of an event's property. */
  values: (path: string, event?: string) => string[]
}

const MOST = 20

/** Where the document has what an event told. */
const PLACES = new Map([
  ['path', ['page.path', 'visit.entry_path']],
  ['title', ['page.title']],
  ['referrer_host', ['visit.referrer_host']],
  ['source', ['visit.source']],
  ['medium', ['visit.medium']],
  ['campaign', ['visit.campaign']],
  ['term', ['visit.term']],
  ['content', ['visit.content']],
])

export function seenIn(events: LiveEvent[]): Seen {
  const values = new Map<string, Set<string>>()
  const properties = new Map<string, Set<string>>()
  const note = (map: Map<string, Set<string>>, key: string, value: string) => {
    const known = map.get(key) ?? new Set()
    if (known.size < MOST) known.add(value)
    map.set(key, known)
  }
  for (const { event } of events) {
    note(properties, '', event.name)
    for (const [property, value] of Object.entries(event.props)) {
      for (const [path, text] of textsOf(property, value)) {
        note(properties, event.name, path)
        note(values, `${event.name}/${path}`, text)
        for (const place of PLACES.get(path) ?? []) note(values, place, text)
        if (event.name === 'identify') note(values, `declared.${path}`, text)
      }
    }
  }
  const list = (set: Set<string> | undefined) => [...(set ?? [])].sort()
  return {
    events: list(properties.get('')),
    properties: (event) => list(properties.get(event)),
    values: (path, event) => list(values.get(event === undefined ? path : `${event}/${path}`)),
  }
}

/** A property's values; those of a list's elements by the path that asks for one of them. */
function textsOf(property: string, value: unknown): [path: string, text: string][] {
  if (Array.isArray(value)) {
    return value.flatMap((item) =>
      typeof item === 'object' && item !== null
        ? Object.entries(item).flatMap(([key, inner]) => textsOf(`${property}[].${key}`, inner))
        : [],
    )
  }
  const text = typeof value === 'object' || value === undefined ? '' : String(value)
  return text !== '' && text.length <= 100 ? [[property, text]] : []
}
