import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { takenOver } from './pages/open-page.ts'
import { FIRST_USE, type Pages, servePages } from './pages/serve.ts'
import { ORIGINAL } from './pages/words.ts'
import { launchBrowser } from './world/browser.ts'
import { openPlainSite, type Site } from './world/plain-site.ts'
import { publish } from './world/publish.ts'
import { allSent, newVisitor, type Visitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

// A React page that renders ten times a second and each time takes our words back: it is given up,
// and what that costs is nothing that a visitor could feel. `pnpm takes-back` watches for a minute.
const SECONDS = Number(process.env.SEGUE_SECONDS ?? 5)
const MOST_WRITES = 5
const WITHIN = 10_000
const MOST_ADDED = 50
/** A busy machine makes long tasks of its own, on one page or the other: noise is not there every time. */
const ROUNDS = 3

const MINE = 'Mine'
const CONFIG = {
  experiences: [
    {
      id: 'fights',
      pages: ['/react-takes-back/', '/by-hand'],
      audiences: [
        {
          segment: '*',
          arms: [{ id: 'b', changes: [{ kind: 'text', target: '#cta', text: MINE }] }],
        },
      ],
    },
  ],
}

/** No framework is waited for here: the part before the first paint writes already. */
const BY_HAND = `<a id="cta" href="#">${ORIGINAL}</a><script>
setInterval(() => {
  const { firstChild } = document.querySelector('#cta')
  if (firstChild.data !== '${ORIGINAL}') firstChild.data = '${ORIGINAL}'
}, 100)
pageReady = true
</script>`

let world: World
let browser: Browser
let tagged: Pages
let untouched: Pages
let site: Site
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
  const { tag } = await publish(world, CONFIG)
  site = await openPlainSite(() => tag, { '/by-hand': BY_HAND })
  tagged = await servePages({ head: () => tag })
  untouched = await servePages()
}, FIRST_USE)
afterAll(async () => {
  await browser?.close()
  await site?.stop()
  await tagged?.stop()
  await untouched?.stop()
  await world?.stop()
})

/** Times at which our words were written, times of the page's own, and its long tasks in milliseconds. */
type Watched = { mine: number[]; theirs: number; long: number }

async function openWatched(address: string, tailAfter = 0): Promise<Visitor> {
  const visitor = await newVisitor(browser)
  if (tailAfter) {
    await visitor.context.route(/\/s\/(?!shop\.js)/, async (route) => {
      await setTimeout(tailAfter)
      await route.continue()
    })
  }
  await visitor.context.addInitScript((mine) => {
    const watched: Watched = { mine: [], theirs: 0, long: 0 }
    Object.assign(window, { watched })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.long += duration
    }).observe({ type: 'longtask', buffered: true })
    // A record tells what was there before it: what was written then stands in the next one.
    new MutationObserver((records) => {
      records.forEach(({ target }, index) => {
        const next = records.slice(index + 1).find((later) => later.target === target)
        const written = next ? next.oldValue : (target as Text).data
        if (written === mine) watched.mine.push(performance.now())
        else watched.theirs++
      })
    }).observe(document, { subtree: true, characterData: true, characterDataOldValue: true })
  }, MINE)
  await visitor.page.goto(address)
  await takenOver(visitor.page)
  return visitor
}

const watchedOn = (page: Page) =>
  page.evaluate(() => (window as unknown as { watched: Watched }).watched)

/** The most that there were in any ten seconds. */
const densest = (times: number[]) =>
  Math.max(
    0,
    ...times.map((from) => times.filter((time) => time >= from && time < from + WITHIN).length),
  )

/** Both at the same time: what else the machine does lies on both. Gives the long tasks that we added. */
async function watchFight(): Promise<number> {
  const [ours, theirs] = await Promise.all([
    openWatched(tagged.at('react-takes-back')),
    openWatched(untouched.at('react-takes-back')),
  ])
  await ours.page.waitForTimeout(SECONDS * 1_000)
  const [fight, peace] = await Promise.all([watchedOn(ours.page), watchedOn(theirs.page)])
  if (process.env.SEGUE_SECONDS) console.log({ fight, peace })
  expect(densest(fight.mine)).toBeGreaterThan(0)
  expect(densest(fight.mine)).toBeLessThanOrEqual(MOST_WRITES)
  expect(fight.theirs).toBeGreaterThan(0)
  expect(await ours.page.textContent('#cta')).toBe(ORIGINAL)
  await allSent(ours.page)
  expect(ours.complaints).toEqual([])
  await ours.context.close()
  await theirs.context.close()
  return fight.long - peace.long
}

it(`gives up a page that takes its words back at every render, for ${SECONDS} s`, {
  timeout: 90_000 + ROUNDS * SECONDS * 1_000,
}, async () => {
  let least = Number.POSITIVE_INFINITY
  let rounds = 0
  while (least >= MOST_ADDED && rounds < ROUNDS) {
    least = Math.min(least, await watchFight())
    rounds++
  }
  expect(least).toBeLessThan(MOST_ADDED)
  // Once by each visitor, and not once by each render.
  expect(await conflictsOn('/react-takes-back/')).toEqual(
    Array.from({ length: rounds }, () => ['fights', 'b', '#cta']),
  )
})

const conflictsOn = async (path: string) =>
  (await world.events())
    .filter(({ name, props }) => name === 'experience_conflict' && props.path === path)
    .map(({ props }) => [props.experience, props.arm, props.target])

it.each([500, 2_500])(
  'counts what was written before the second part came, %i ms late',
  {
    timeout: 120_000,
  },
  async (late) => {
    const { context, page } = await openWatched(`${site.url}/by-hand?late=${late}`, late)
    await page.waitForTimeout(late + 2_000)
    const { mine } = await watchedOn(page)
    expect(mine.length).toBeGreaterThan(1)
    expect(mine.length).toBeLessThanOrEqual(MOST_WRITES)
    await allSent(page)
    expect(await conflictsOn('/by-hand')).toContainEqual(['fights', 'b', '#cta'])
    await context.close()
  },
)
