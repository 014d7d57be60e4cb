import { type Config, checkConfig, timesReport } from '@segue/core'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { timesText } from '../cli/times-text.ts'
import type { TimesCounts, TimesGroup } from '../store/count-times.ts'
import { createTimesReports } from './times-reports.ts'

const { config } = checkConfig({
  site: 'shop',
  goals: [{ id: 'order', name: 'Order', kind: 'macro', on: 'purchase' }],
  experiences: [
    {
      id: 'hero',
      pages: ['/'],
      audiences: [{ segment: '*', arms: [{ id: 'control' }, { id: 'b' }] }],
    },
  ],
}) as { config: Config }

const HOUR = 3_600_000
const counted = (arm: string, group: TimesGroup, all: number, converters: number): TimesCounts => ({
  audience: '*',
  arm,
  group,
  visitors: [{ phase: 1, visitors: all }],
  goals: [
    {
      converters: [{ phase: 1, visitors: converters }],
      waiting: 7,
      times: { q1: HOUR / 2, median: HOUR, q3: 36 * HOUR },
    },
    { converters: [], waiting: 0, times: null },
  ],
})

const counts = [
  counted('control', 'all', 4_000, 400),
  counted('control', 'new', 2_000, 200),
  counted('control', 'returning', 2_000, 200),
  counted('b', 'all', 4_000, 500),
  counted('b', 'new', 2_000, 320),
  counted('b', 'returning', 2_000, 180),
]

it('tells how long visitors took, and that new ones are moved otherwise than returning ones', async () => {
  const timesOf = createTimesReports({
    sites: { live: () => ({ version: 1, config }) as never },
    store: { countTimes: async () => counts },
    drain: async () => {},
    now: () => 0,
  })
  const found = (await timesOf('shop', 'hero', 336 * HOUR))!
  expect(v.is(timesReport, found)).toBe(true)
  const [control, b] = found.audiences[0]!.arms
  expect(control!.differs).toEqual([])
  expect(b!.differs).toMatchObject([{ goal: 'order' }])
  expect(b!.differs[0]!.pValue).toBeLessThan(0.001)
  expect(b!.groups.map(({ group, goals }) => [group, goals[0]!.lift!.lift])).toEqual([
    ['all', expect.closeTo(0.25, 6)],
    ['new', expect.closeTo(0.6, 6)],
    ['returning', expect.closeTo(-0.1, 6)],
  ])
  const text = timesText(found).join('\n')
  expect(text).toContain('Time to Order (macro), within 14 d of the first exposure')
  expect(text).toContain('Everyone else, b: another effect on new visitors than on returning ones.')
  expect(text).toMatch(/ b +all +4000 +500 +7 +30 min +1 h +1\.5 d +\+25\.0%/)
})

it('knows no experience that is not live', async () => {
  const timesOf = createTimesReports({
    sites: { live: () => undefined },
    store: { countTimes: async () => counts },
    drain: async () => {},
    now: () => 0,
  })
  expect(await timesOf('shop', 'hero', 1)).toBeUndefined()
})
