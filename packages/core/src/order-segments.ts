import { pathsOfSegment } from './paths-of.ts'
import type { Problem } from './problem.ts'
import type { Segment } from './segment.ts'

/** The segments that a segment's condition names. */
export function namedSegments(segment: Segment): string[] {
  return pathsOfSegment(segment)
    .filter((path) => path.startsWith('segments.'))
    .map((path) => path.slice('segments.'.length))
}

/** Each segment after those that it names, else in the config's order. A circle is a problem. */
export function orderSegments(segments: Segment[]): { ordered: Segment[]; problems: Problem[] } {
  const byId = new Map(segments.map((segment) => [segment.id, segment]))
  const ordered = new Set<Segment>()
  const problems: Problem[] = []
  const visit = (segment: Segment, way: string[]) => {
    if (ordered.has(segment)) return
    if (way.includes(segment.id)) {
      const circle = [...way.slice(way.indexOf(segment.id)), segment.id]
      problems.push({
        place: `segments "${segment.id}" › when`,
        value: circle.join(' → '),
        problem: 'These segments name each other in a circle',
        remedy: 'Take one of the references out.',
      })
      return
    }
    for (const named of namedSegments(segment)) {
      const other = byId.get(named)
      if (other) visit(other, [...way, segment.id])
    }
    ordered.add(segment)
  }
  for (const segment of segments) visit(segment, [])
  return { ordered: [...ordered], problems }
}
