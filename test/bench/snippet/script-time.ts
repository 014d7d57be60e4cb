import { PAINTED, PROBE } from './page-probe.ts'
import type { TraceEvent } from './trace.ts'

/** Whatever runs, compiles or cleans up after JavaScript. */
const SCRIPT = new Set([
  'EvaluateScript',
  'FunctionCall',
  'MajorGC',
  'MinorGC',
  'RunMicrotasks',
  'V8.GCScavenger',
  'v8.compile',
  'v8.compileModule',
  'v8.evaluateModule',
])

/** CPU milliseconds that a page's main thread spent on scripts. */
export type ScriptTime = {
  /** Until the swap was painted: what the visitor waited for. */
  first: number
  /** In the whole visit. */
  all: number
}

/** Without the probe's own; and CPU time, so that what else the machine does is not counted. */
export function scriptTime(events: TraceEvent[], page: string): ScriptTime {
  const main = mainThread(events, page)
    .filter(({ name }) => SCRIPT.has(name))
    .sort((one, other) => one.ts - other.ts || other.dur! - one.dur!)
  const outermost = notInside(main.filter((event) => !isProbe(event)))
  const probes = notInside(main.filter(isProbe)).filter((probe) =>
    outermost.some((outer) => isWithin(probe, outer)),
  )
  const painted = events.find(({ args }) => args.data?.message === PAINTED)?.ts ?? Infinity
  const net = (until: number) => {
    const soFar = (each: TraceEvent[]) => cpu(each.filter(({ ts }) => ts < until))
    return Math.max(0, soFar(outermost) - soFar(probes)) / 1_000
  }
  return { first: net(painted), all: net(Infinity) }
}

/** The thread that parsed this page; only whole events. */
export function mainThread(events: TraceEvent[], page: string): TraceEvent[] {
  const parsed = events.find(
    ({ name, args }) => name === 'ParseHTML' && args.beginData?.url === page,
  )
  if (!parsed) throw new Error(`The trace does not know ${page}.`)
  return events.filter(
    ({ ph, pid, tid, dur }) =>
      ph === 'X' && pid === parsed.pid && tid === parsed.tid && dur !== undefined,
  )
}

const isProbe = ({ args }: TraceEvent) => (args.data?.url ?? args.fileName) === PROBE

/** Of events in the order of their starts, those that are in no other. */
function notInside(events: TraceEvent[]): TraceEvent[] {
  let end = 0
  return events.filter(({ ts, dur }) => {
    if (ts < end) return false
    end = ts + dur!
    return true
  })
}

const isWithin = (inner: TraceEvent, outer: TraceEvent) =>
  inner.ts >= outer.ts && inner.ts + inner.dur! <= outer.ts + outer.dur!

const cpu = (events: TraceEvent[]) => events.reduce((sum, { tdur, dur }) => sum + (tdur ?? dur!), 0)
