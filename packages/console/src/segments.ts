import {
  addSegments,
  type Config,
  type LibraryEntry,
  type Segment,
  segmentFromLibrary,
} from '@segue/core'
import { freeId, withoutUnused } from './rules/trait-for.ts'

/** The config with another definition of a segment; without the traits that nobody asks for any more. */
export function writeSegment(
  config: Config,
  live: Config,
  id: string,
  make: (segment: Segment) => Segment,
): Config {
  const segments = config.segments.map((one) => (one.id === id ? make(one) : one))
  return withoutUnused({ ...config, segments }, live)
}

/** A new segment in which everybody is, until it has a rule. */
export function addSegment(config: Config, name: string): { config: Config; id: string } {
  const id = freeId(name, taken(config))
  const segment: Segment = { id, name: name.trim() || id, when: {} }
  return { config: { ...config, segments: [...config.segments, segment] }, id }
}

/** A ready segment with the answers of a form; its id where it is now. */
export function addFromLibrary(
  config: Config,
  entry: LibraryEntry,
  answers: Record<string, string>,
): { config: Config; id: string } {
  const before = taken(config)
  const added = addSegments(config, [segmentFromLibrary(entry, answers)])
  const fresh = added.segments.find(({ id }) => !before.includes(id))
  // One that means the same is there already, under a name that begins with the entry's.
  return { config: added, id: fresh?.id ?? entry.id }
}

export function removeSegment(config: Config, live: Config, id: string): Config {
  const segments = config.segments.filter((segment) => segment.id !== id)
  return withoutUnused({ ...config, segments }, live)
}

/** A list with one of its elements at another place. */
export function moved<T>(list: T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from)
  return [...rest.slice(0, to), list[from]!, ...rest.slice(to)]
}

/** Who would miss a segment: names of experiences and of other segments. */
export function usersOf({ segments, experiences }: Config, id: string): string[] {
  return [
    ...experiences
      .filter(({ audiences }) => audiences.some(({ segment }) => segment === id))
      .map((experience) => experience.name ?? experience.id),
    ...segments
      .filter(({ when, leaveWhen }) =>
        JSON.stringify([when, leaveWhen]).includes(`"segments.${id}"`),
      )
      .map((segment) => segment.name ?? segment.id),
  ]
}

const taken = ({ segments }: Config) => segments.map(({ id }) => id)
