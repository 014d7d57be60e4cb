import type { CDPSession } from 'playwright-core'

/** Each kind of event has arguments of its own; these we read. */
type TraceArgs = {
  beginData?: { url?: string }
  data?: { url?: string; message?: string }
  fileName?: string
  snapshot?: string
}

/** One entry of Chromium's trace. https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU */
export type TraceEvent = {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  /** CPU time, where `dur` is wall time. */
  tdur?: number
  args: TraceArgs
}

const CATEGORIES = ['devtools.timeline', 'v8', 'disabled-by-default-v8.compile', 'loading']
/** A picture of every frame that was presented. */
export const SCREENSHOTS = 'disabled-by-default-devtools.screenshot'

export async function traced(
  session: CDPSession,
  { also = [] }: { also?: string[] },
  act: () => Promise<void>,
): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    // The protocol's description says strings only.
    for (const event of value as unknown[]) events.push(event as TraceEvent)
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordUntilFull',
      includedCategories: [...CATEGORIES, ...also],
    },
  })
  await act()
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  return events
}
