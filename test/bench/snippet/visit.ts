import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import type { Entry } from './entry.ts'
import { type OwnRequest, watchRequests } from './own-requests.ts'
import { DONE, probeSource, READ_PROBE, type Seen } from './page-probe.ts'
import { type ScriptTime, scriptTime } from './script-time.ts'
import { type TraceEvent, traced } from './trace.ts'

/** Under which conditions a page is loaded. */
export type Condition = 'slow' | 'fast'

/** "Slow": a phone of four times less power, and Lighthouse's slow 4G. */
const SLOW = {
  cpu: 4,
  net: {
    offline: false,
    latency: 150,
    downloadThroughput: 1.6e6 / 8,
    uploadThroughput: 0.75e6 / 8,
  },
}

/** What one page load showed. */
export type Visit = Seen & {
  requests: OwnRequest[]
  script: ScriptTime
  /** It did not come to its end in time. */
  timedOut: boolean
}

/** A page that has not swapped by then never will. */
const LONGEST = 9_000
/** A script may finish its own requests for as long. */
const LINGER = 1_500
/** Segue's first batch of events leaves after two seconds. */
const LINGER_TO_SEND = 4_000

type Options = {
  context: BrowserContext
  url: string
  entry: Pick<Entry, 'still' | 'sends'>
  condition: Condition
  /** More categories for the trace. */
  also?: string[]
  /** Called before the page is closed. */
  look?(page: Page, session: CDPSession, events: TraceEvent[]): Promise<void>
}

/** One page load in a browser context. */
export async function visit({
  context,
  url,
  entry,
  condition,
  also,
  look,
}: Options): Promise<Visit> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const requests = await watchRequests(session)
  const isDone = new Promise<true>((resolve) => {
    session.on('Runtime.bindingCalled', ({ name }) => name === DONE && resolve(true))
  })
  await session.send('Page.enable')
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: DONE })
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: probeSource(!!entry.still),
  })
  if (condition === 'slow') {
    await session.send('Network.emulateNetworkConditions', SLOW.net)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu })
  }

  let timedOut = false
  let seen: Seen | undefined
  const events = await traced(session, { also: also ?? [] }, async () => {
    await session.send('Page.navigate', { url })
    timedOut = !(await Promise.race([isDone, sleep(LONGEST)]))
    const end = Date.now() + (entry.sends ? LINGER_TO_SEND : LINGER)
    const isOver = () => requests.isQuiet() && (!entry.sends || requests.hasSent())
    while (Date.now() < end && !isOver()) await sleep(20)
    const { result } = await session.send('Runtime.evaluate', {
      expression: READ_PROBE,
      returnByValue: true,
    })
    seen = result.value as Seen
  })
  await look?.(page, session, events)
  await page.close()
  return { ...seen!, requests: requests.all(), script: scriptTime(events, url), timedOut }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
