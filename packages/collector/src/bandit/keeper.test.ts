import type { Config, Experience } from '@segue/core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase, type SmallDatabase } from '../publish/database.ts'
import { createPublish, type Publish } from '../publish/publish.ts'
import { openSites, type Sites } from '../publish/sites.ts'
import type { Cell } from '../store/store.ts'
import { startKeeper } from './keeper.ts'
import { cell, hero, shop } from './testing/shop.ts'

const HOUR = 3_600_000

let database: SmallDatabase
let sites: Sites
let publish: Publish
let clock: number
let cells: Cell[]
let errors: unknown[]
/** What happens while a look counts. */
let meanwhile: () => Promise<unknown>
let looks: number
let keeper: ReturnType<typeof startKeeper>

beforeEach(() => {
  clock = 1_000 * HOUR
  database = openDatabase(':memory:')
  sites = openSites(database)
  const files = { put: () => {} }
  const build = async () => ({}) as never
  publish = createPublish({ sites, files, build, now: () => clock })
  cells = [cell('control', 1, 1_000, 50), cell('b', 1, 1_000, 120)]
  errors = []
  looks = 0
  meanwhile = async () => {}
  keeper = startKeeper({
    sites: {
      ...sites,
      list: () => {
        looks++
        return sites.list()
      },
    },
    store: {
      countArms: async () => {
        await meanwhile()
        return { cells, setAside: { machines: 0, twoArms: 0 } }
      },
    },
    publish,
    now: () => clock,
    onError: (error) => errors.push(error),
    every: 1,
  })
})
afterEach(async () => {
  await keeper.stop()
  database.close()
})

/** Two looks more have begun, so that one has seen what is so now, to its end. */
async function looked(): Promise<void> {
  const from = looks
  await expect.poll(() => looks, { interval: 2 }).toBeGreaterThan(from + 1)
}
const put = (config: Config) => publish({ site: 'shop', config })
const now = () => {
  const { version, config } = sites.live('shop')!
  const { phase, audiences, ramp } = config.experiences[0] as Experience
  const weights = audiences[0]!.arms.map(({ weight }) => weight)
  return { version, phase, weights, ...(ramp && { coverage: ramp.coverage }) }
}
const notes = () => sites.versions('shop').map(({ note }) => note)

it('publishes new weights in a new phase when the old ones have stood long enough, and not before', async () => {
  await put(shop())
  clock += 23 * HOUR
  await looked()
  expect(now()).toEqual({ version: 1, phase: 1, weights: [undefined, undefined] })
  clock += HOUR
  await looked()
  expect(now()).toEqual({ version: 2, phase: 2, weights: [0.1, 0.9] })
  expect(notes()).toEqual(['hero: Weights by Thompson sampling: b 0.90, control 0.10', ''])

  // The tide turns at once, but weights stand for a day again.
  cells = [...cells, cell('control', 2, 2_000, 400), cell('b', 2, 9_000, 90)]
  await looked()
  expect(now().version).toBe(2)
  clock += 24 * HOUR
  await looked()
  expect(now()).toEqual({ version: 3, phase: 3, weights: [0.9, 0.1] })
  // They stay where they are right.
  clock += 24 * HOUR
  await looked()
  expect(now().version).toBe(3)
  expect(errors).toEqual([])
})

it('leaves what somebody publishes while it counts, and goes on from there', async () => {
  await put(shop())
  clock += 24 * HOUR
  meanwhile = async () => {
    meanwhile = async () => {}
    await put({ ...shop(), name: 'New name' })
  }
  await expect.poll(() => sites.liveVersion('shop'), { interval: 2 }).toBe(3)
  const [mine, theirs] = [sites.version('shop', 3)!, sites.version('shop', 2)!]
  expect(theirs.config.experiences[0]!.phase).toBe(1)
  expect([mine.config.name, mine.config.experiences[0]!.phase]).toEqual(['New name', 2])
  expect(errors).toEqual([])
})

it('is not held up by a site that publishes something else all the time', async () => {
  await put(shop())
  for (let day = 0; day < 4; day++) {
    clock += 6 * HOUR
    await put({ ...shop(), name: `Name ${day}` })
  }
  await looked()
  expect(now()).toMatchObject({ version: 6, phase: 2, weights: [0.1, 0.9] })
})

it('lets more visitors in when it is time, in the same phase', async () => {
  const ramp = {
    coverage: 0.1,
    next: [
      { coverage: 0.5, after: '2d' },
      { coverage: 1, after: '7d' },
    ],
  }
  await put(shop({ ramp, bandit: undefined }))
  clock += 47 * HOUR
  await looked()
  expect(now()).toMatchObject({ version: 1, coverage: 0.1 })
  clock += HOUR
  await looked()
  expect(now()).toMatchObject({ version: 2, coverage: 0.5, phase: 1 })
  clock += 7 * 24 * HOUR
  await looked()
  expect(now()).toMatchObject({ version: 3, coverage: 1, phase: 1 })
  clock += 70 * 24 * HOUR
  await looked()
  expect(notes()).toEqual(['hero: Ramp to 100% of visitors', 'hero: Ramp to 50% of visitors', ''])
})

it('does both in one version where both are due', async () => {
  await put(shop({ ramp: { coverage: 0.1, next: [{ coverage: 0.5, after: '1d' }] } }))
  clock += 24 * HOUR
  await looked()
  expect(now()).toEqual({ version: 2, phase: 2, weights: [0.1, 0.9], coverage: 0.5 })
  expect(notes()[0]).toBe(
    'hero: Ramp to 50% of visitors; Weights by Thompson sampling: b 0.90, control 0.10',
  )
})

it('does nothing while a site is paused, and says what it cannot publish', async () => {
  await put({ ...shop(), paused: true })
  clock += 24 * HOUR
  await looked()
  expect(sites.liveVersion('shop')).toBe(1)

  // As an older release might have left it.
  sites.add({
    ...sites.version('shop', 1)!,
    ...{ site: 'shop', name: 'shop', version: 2, at: clock, note: '' },
    config: { ...shop(), goals: [{ id: 'order', kind: 'macro', on: 'purchace' }] } as Config,
  })
  clock += 24 * HOUR
  await expect.poll(() => String(errors[0]), { interval: 2 }).toContain('"purchase"')
  expect(String(errors[0])).toContain('b 0.90, control 0.10')
  expect(sites.liveVersion('shop')).toBe(2)
})

it('stops in the middle of a look without publishing', async () => {
  await put(shop({ bandit: hero().bandit }))
  let counted: (() => void) | undefined
  meanwhile = () =>
    new Promise<void>((resolve) => {
      counted = resolve
    })
  clock += 24 * HOUR
  await expect.poll(() => counted, { interval: 2 }).toBeDefined()
  const stopped = keeper.stop()
  counted?.()
  await stopped
  expect(sites.liveVersion('shop')).toBe(1)
})
