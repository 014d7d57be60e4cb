import { describe, expect, it } from 'vitest'
import { NO_COUNTS } from '../store/count-kpis.ts'
import { compareWeeks, type Week } from './before-after.ts'

/** Weeks of seven days, of which each goes on with half of what the one before had beyond the usual, by weekday. */
function weeksOf(draw: () => number, lift: (week: number) => number): Week[] {
  let beyond = 0
  const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
  return Array.from({ length: 8 }, (_, week) => {
    let [visitors, converters] = [0, 0]
    for (let day = 0; day < 7; day++) {
      beyond = 0.5 * beyond + 0.05 * normal()
      const came = Math.round(1_000 * (day > 4 ? 1.4 : 1))
      visitors += came
      converters += Math.round(came * 0.05 * lift(week) * Math.exp(beyond + (day > 4 ? 0.2 : 0)))
    }
    return { counts: { ...NO_COUNTS, visitors, converters, visits: visitors }, all: 0 }
  })
}

function randomBy(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const rateOf = (weeks: Week[]) =>
  compareWeeks(weeks.slice(0, 4), weeks.slice(4)).find((each) => each.figure === 'conversion-rate')!

describe('Weeks before and after a day', () => {
  it('show what changed, and by how much', () => {
    const found = rateOf(weeksOf(randomBy(3), (week) => (week < 4 ? 1 : 1.5)))
    expect(found).toMatchObject({ verdict: 'more', after: expect.closeTo(0.08, 2) })
    const { by, low, high, pValue } = found.change!
    expect(by).toBeCloseTo(found.after! - found.before!, 12)
    expect([low < by, by < high, low > 0, pValue < 0.05]).toEqual([true, true, true, true])
    expect(rateOf(weeksOf(randomBy(4), (week) => (week < 4 ? 1.5 : 1))).verdict).toBe('less')
  })

  it('claim a change where days are merely like their neighbours no more often than they say', () => {
    const draw = randomBy(11)
    const found = Array.from({ length: 1_000 }, () => rateOf(weeksOf(draw, () => 1)).change!)
    const wrong = found.filter(({ low, high }) => low > 0 || high < 0).length
    // 50 are meant.
    expect(wrong).toBeGreaterThan(20)
    expect(wrong).toBeLessThan(85)
  })

  it('have figures in mind that were looked at besides', () => {
    const weeks = weeksOf(randomBy(5), (week) => (week < 4 ? 1 : 1.12))
    const views = weeks.map(({ counts, all }, week) => ({
      counts: { ...counts, views: 3 * counts.visits + (week % 3) * 7, deep: 400 + (week % 2) * 9 },
      all,
    }))
    expect(rateOf(views).change!.pValue).toBeGreaterThanOrEqual(rateOf(weeks).change!.pValue)
    const told = compareWeeks(views.slice(0, 4), views.slice(4))
    expect(told.filter(({ change }) => change).length).toBeGreaterThan(2)
  })

  it('say where they cannot tell', () => {
    const same = Array.from({ length: 2 }, () => ({
      counts: { ...NO_COUNTS, visitors: 100, converters: 5 },
      all: 0,
    }))
    const told = compareWeeks(same, same)
    expect(told.every(({ verdict }) => verdict === 'too-little-data')).toBe(true)
    expect(told.find(({ figure }) => figure === 'conversion-rate')).toMatchObject({
      before: 0.05,
      after: 0.05,
      change: null,
    })
    expect(told.find(({ figure }) => figure === 'nps')!.before).toBeNull()
  })
})
