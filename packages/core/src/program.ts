import { type CompileCondition, conditionCompiler, type Operators } from './compile-condition.ts'
import type { VisitorEvent } from './event.ts'
import type { Gates } from './gates.ts'
import type { Keep } from './membership.ts'
import type { Test } from './operators.ts'
import type { Profile } from './profile.ts'
import type { Published } from './published.ts'
import type { Reader } from './readers.ts'
import type { Reading, Value } from './readings.ts'
import type { Room } from './rooms.ts'
import type { PublishedSeries } from './series.ts'
import type { Taking } from './takings.ts'
import type { Moment } from './visit.ts'

/** The pieces that programs are made of, by name; a site's file has those alone that its config uses. */
export type Parts = {
  operators: Operators
  readers: Record<string, Reader>
  takings: Record<string, Taking>
  readings: Record<string, Reading>
  rooms: Record<string, Room>
  gates: Gates
}

/** An event that is known and not learnt yet, with the number of its visit. */
export type FreshEvent = { event: VisitorEvent; visit: number }

export type CompiledSeries = {
  series: PublishedSeries
  /** Whether an event fits a row of what the series hears. */
  matches(event: VisitorEvent, row: number): boolean
}

export type CompiledSegment = { id: string; holds: Test; leaves?: Test; key?: string; keep?: Keep }

/** A published config with its conditions and traits turned into closures: made once a page. */
export type Program = {
  published: Published
  compile: CompileCondition
  series: CompiledSeries[]
  traits: { id: string; read(profile: Profile, moment: Moment, fresh: FreshEvent[]): Value }[]
  segments: CompiledSegment[]
  rooms: [name: string, room: Room][]
  gates: Gates
}

export function compileProgram(
  published: Published,
  { operators, readers, takings, readings, rooms, gates }: Parts,
): Program {
  const compile = conditionCompiler(operators, published.groups)
  const series = published.series.map((series): CompiledSeries => {
    const tests: Test[] = []
    return {
      series,
      matches(event, row) {
        const { on, where } = series.heard[row]!
        if (on !== event.name && on !== '*') return false
        // Compiled when first asked: most events of most traits do not happen on a page.
        if (where) tests[row] ??= compile(where)
        return tests[row]?.(event) ?? true
      },
    }
  })
  return {
    published,
    compile,
    series,
    traits: published.traits.map(({ id, series: index, reading, size }) => {
      const { series: of, matches } = series[index]!
      const reader = readers[of.kind]!
      const parts = { reading: readings[reading]!, takings, matches }
      return {
        id,
        read: (profile, moment, fresh) =>
          reader(of as never, profile.series[of.key], fresh, moment, size, parts),
      }
    }),
    segments: published.segments.map(({ when, leaveWhen, ...segment }) => ({
      ...segment,
      holds: compile(when),
      ...(leaveWhen && { leaves: compile(leaveWhen) }),
    })),
    rooms: Object.entries(rooms),
    gates,
  }
}
