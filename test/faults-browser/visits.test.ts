import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { seeded } from '../world/crowd.ts'
import { FAULTS } from '../world/faulty-way.ts'
import { type OwnBrowser, startOwnBrowser } from '../world/own-browser.ts'
import { killTab } from './kill-tab.ts'
import { conversions, urlOf, useStage } from './stage.ts'
import { marksOf, storedOf, visitorId } from './stored.ts'
import { comeBack, isReady, open, sayOnline, tell } from './tell.ts'

// Everything goes wrong between visitors and their collector. Then all come back over a sound
// network, and what the browser promised to keep must be in the report once. `SEGUE_VISITS` and
// `SEGUE_SEED` say how many and which; `pnpm test:faults-browser` sends 1,000.
const VISITS = Number(process.env.SEGUE_VISITS ?? 40)
const SEED = Number(process.env.SEGUE_SEED ?? Date.now() % 1_000_000)
const TOGETHER = 3
const PER_VISIT = 4_000
const HOUR = 3_600_000

const MISFORTUNES = process.env.ONLY
  ? [process.env.ONLY as 'closed']
  : [
      ...(['offline', 'tab killed', 'browser killed', 'clock ahead', 'clock back'] as const),
      ...(['closed', 'left', 'flapping'] as const),
    ]
// Each visitor's way has a chance of its own, so a run can be repeated in any order.
const chances = new Map<string, () => number>()
const stage = useStage((host) => {
  const chance = chances.get(host) ?? seeded(SEED + Number(host.replace(/\D/g, '')))
  chances.set(host, chance)
  const roll = chance() * 2
  return roll < 1 ? FAULTS[Math.floor(roll * FAULTS.length)] : undefined
})

type Random = () => number
type Visitor = { n: number; ids: Set<string>; kept: string[] }

const pick = <Thing>(random: Random, things: readonly Thing[]) =>
  things[Math.floor(random() * things.length)]!
/** Moves the page's clock while somebody looks at it. */
const stepClock = (page: Page, by: number) =>
  page.evaluate((by) => {
    const real = Date.now
    Date.now = () => real() + by
  }, by)

async function setOffline(page: Page, offline: boolean): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const conditions = { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
  await session.send('Network.emulateNetworkConditions', conditions)
}

/** One visit with one misfortune beside those of the way. Gives whether the browser was killed. */
async function visit(browser: OwnBrowser, n: number, visitor: Visitor): Promise<boolean> {
  const random = seeded(SEED * 7 + n)
  const page = await browser.context.newPage()
  await open(page, urlOf(stage, `v${n}`))
  visitor.ids.add(await visitorId(page))
  let told = 0
  const next = () => Array.from({ length: 1 + Math.floor(random() * 3) }, () => `${n}.${told++}`)
  const keep = async () => {
    const marks = next()
    await tell(page, pick(random, ['step', 'look', 'buy']), marks)
    visitor.kept.push(...marks)
  }
  /** What is being told at that moment may be kept or not. */
  const begin = () => void tell(page, 'buy', next()).catch(() => {})

  await keep()
  if (random() < 0.5) await sayOnline(page)
  await keep()
  const misfortune = pick(random, MISFORTUNES)
  tally[misfortune] = (tally[misfortune] ?? 0) + 1
  switch (misfortune) {
    case 'offline':
      await setOffline(page, true)
      await keep()
      await sayOnline(page)
      if (random() < 0.5) {
        await setOffline(page, false)
        await keep()
      }
      break
    case 'tab killed':
      begin()
      await killTab(page)
      return false
    case 'browser killed':
      begin()
      await browser.kill()
      return true
    case 'clock ahead':
    case 'clock back':
      await stepClock(
        page,
        (misfortune === 'clock ahead' ? 1 : -1) * Math.round(20 * HOUR * random()),
      )
      await keep()
      await sayOnline(page)
      await keep()
      break
    case 'closed':
      begin()
      break
    case 'left':
      begin()
      await page.goto(`${urlOf(stage, `v${n}`)}/more`, { waitUntil: 'commit' })
      await isReady(page)
      await keep()
      break
    case 'flapping':
      for (let time = 0; time < 3; time++) {
        await sayOnline(page)
        await keep()
      }
  }
  await page.close()
  return false
}
const tally: Record<string, number> = {}

/** Visits one after the other in one browser; in the end all of them come back to it. */
async function visitInOne(profile: string, numbers: number[]): Promise<Visitor[]> {
  const start = () => startOwnBrowser(profile, { more: ONE_PROCESS })
  let browser = await start()
  const visitors = numbers.map((n) => ({ n, ids: new Set<string>(), kept: [] }))
  for (const visitor of visitors) {
    if (await visit(browser, visitor.n, visitor)) browser = await start()
  }
  visitsUnderWay--
  while (visitsUnderWay) await new Promise((resolve) => setTimeout(resolve, 50))
  stage.way.clear()
  for (let from = 0; from < visitors.length; from += 2) {
    await Promise.all(
      visitors.slice(from, from + 2).map(async ({ n, ids }) => {
        ids.add(await comeBack(browser.context, urlOf(stage, `v${n}`)))
      }),
    )
  }
  await browser.kill()
  return visitors
}
let visitsUnderWay = TOGETHER

/** A process for every visitor is what takes the time. */
const ONE_PROCESS = ['--disable-site-isolation-trials', '--renderer-process-limit=2']

it(`counts what ${VISITS} visitors did on a bad day once, and loses nothing that was kept`, {
  timeout: 60_000 + VISITS * PER_VISIT,
}, async () => {
  const { world, way } = stage
  const groups = Array.from({ length: TOGETHER }, (_, group) =>
    Array.from({ length: VISITS }, (_, n) => n).filter((n) => n % TOGETHER === group),
  )
  const visited = await Promise.all(
    groups.map((numbers, group) => visitInOne(join(stage.folder, String(group)), numbers)),
  )
  const visitors = visited.flat()
  console.log({ seed: SEED, delivered: way.delivered() }, tally, way.tally)

  const everybody = visitors.flatMap(({ ids }) => [...ids])
  const stored = (await Promise.all(everybody.map((id) => storedOf(world, id)))).flat()
  const marks = marksOf(stored)
  const kept = visitors.flatMap(({ kept }) => kept)
  const there = new Set(marks)
  expect(kept.filter((mark) => !there.has(mark))).toEqual([])
  // Under two ids it would be two events.
  expect(marks.filter((mark, place) => marks[place - 1] === mark)).toEqual([])
  const goals = stored.filter(({ goals }) => goals.length)
  expect(conversions(await world.report('all'))).toBe(goals.length)
  expect(kept.length).toBeGreaterThan(VISITS * 3)

  const { account } = JSON.parse(await world.segue('ledger', 'shop', '--json'))
  const { received, accepted, rejected, duplicate, filtered } = account
  expect(account).toMatchObject({ rejected: 0, filtered: 0 })
  // What came twice at the same moment is accepted twice, and stored once.
  expect(accepted).toBeGreaterThanOrEqual(stored.length)
  expect(received).toBe(accepted + rejected + duplicate + filtered)
  // What the way saw with its own eyes.
  await expect.poll(way.delivered).toBe(received)
  expect(way.refused).toEqual([])
  expect(way.preflights()).toBe(0)
  // The day was as bad as it should be.
  expect(duplicate).toBeGreaterThan(0)
  if (VISITS >= 40) expect(Object.keys(way.tally)).toHaveLength(FAULTS.length + 1)
})
