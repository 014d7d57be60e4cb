import { checkConfig, compileConfig, type Event } from '@segue/core'
import { expect, it } from 'vitest'
import { checkEvent } from '../ingest/check-event.ts'
import { crowdOf } from './crowd.ts'
import { cellOf } from './effects.ts'
import { exampleConfig } from './example-config.ts'

const NOW = Date.UTC(2026, 5, 30, 15)
const DAY = 86_400_000

function played(visitors: number, seed = 7) {
  const checked = checkConfig(exampleConfig('demo'))
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  const published = compileConfig(checked.config, 1, {
    htmlToTree: () => [],
    renderBlock: () => ({ tree: [], isAlive: false }),
  })
  const site = { config: checked.config, published }
  const crowd = crowdOf(site, { visitors, days: 30, seed, now: NOW })
  return { ...crowd, events: [...crowd.play()].flat() }
}

it('plays the same visitors for the same seed, and others for another', () => {
  expect(played(40).events).toEqual(played(40).events)
  expect(played(40, 8).events).not.toEqual(played(40).events)
})

it('makes events that the door takes, of thirty days, each page counted without a gap', () => {
  const { events, visits } = played(150)
  expect(visits).toBeGreaterThan(150)
  const faults = events.flatMap((event) => checkEvent(event, NOW).fault ?? [])
  expect(faults).toEqual([])
  const days = events.map(({ at }) => Math.floor((NOW - at) / DAY))
  expect(Math.min(...days)).toBe(0)
  expect(Math.max(...days)).toBeGreaterThanOrEqual(28)
  expect(Math.max(...events.map(({ at }) => at))).toBeLessThanOrEqual(NOW)
  const seqs = new Map<string, number[]>()
  for (const { page, seq } of events) seqs.set(page, [...(seqs.get(page) ?? []), seq])
  for (const own of seqs.values()) expect(own).toEqual(own.map((_, index) => index))
})

it('makes arms better and worse by the effects that it names', () => {
  const { events, effects } = played(4_000)
  expect(effects.get(cellOf('hero', 'spring', 'headline'))).toBe(0.5)
  expect(effects.get(cellOf('hero', 'search', 'headline'))).toBe(-0.45)
  for (const audience of ['spring', 'search']) {
    const effect = effects.get(cellOf('hero', audience, 'headline'))!
    const [variant, control] = ['headline', 'control'].map((arm) =>
      rateOf(events, `${audience}/${arm}/1`),
    )
    // Three standard errors of a rate of 0.2 among 400, in each.
    expect(Math.abs(variant! / control! - (1 + effect))).toBeLessThan(0.45)
  }
})

/** The share of visitors of an arm who put something into the cart. */
function rateOf(events: Event[], stamp: string): number {
  const own = events.filter(({ arms }) => arms.hero === stamp)
  const visitorsOf = (some: Event[]) => new Set(some.map(({ visitor }) => visitor)).size
  return visitorsOf(own.filter(({ name }) => name === 'add_to_cart')) / visitorsOf(own)
}
