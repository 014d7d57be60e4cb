import {
  benjaminiHochberg,
  cupedSample,
  holm,
  personalizationGain,
  welchTest,
  winsorize,
} from '@segue/stats'
import { describe, expect, it } from 'vitest'
import { type KnownRow, knownRows } from './testing/known-data.ts'
import { analysisOf } from './testing/sums-of.ts'

const DEVICES = { segments: ['device'] }

const valuesOf = (rows: KnownRow[], arm: string, column: 'revenue' | 'before' = 'revenue') =>
  rows.filter((row) => row.arm === arm).map((row) => row[column])

const metricOf = (analysis: ReturnType<typeof analysisOf>, name: string) =>
  analysis.metrics.find(({ metric }) => metric === name)!

/** So many tests of which each is to be wrong in 1 of 20, and how many of them one may see wrong. */
const TESTS = 100
const MOST_WRONG = 11

it('claims nothing in 19 of 20 tests of nothing, whatever is looked at', () => {
  let [claims, gains] = [0, 0]
  const words = new Set<string>()
  for (let seed = 1; seed <= TESTS; seed++) {
    const { metrics } = analysisOf(knownRows({ rows: 400, seed }), DEVICES)
    const kinds = metrics.flatMap(({ comparisons }) => comparisons.map((each) => each.verdict.kind))
    const valued = metrics.flatMap(({ personalization }) => personalization)
    if (kinds.some((kind) => kind === 'higher' || kind === 'lower')) claims++
    if (valued.some(({ pays }) => pays)) gains++
    for (const each of valued) words.add(each.words.replace(/ [ab] for all.*/, ''))
  }
  expect(claims).toBeLessThanOrEqual(MOST_WRONG)
  expect(gains).toBeLessThanOrEqual(MOST_WRONG)
  expect(words).toContain('revenue: no gain from personalizing by device is seen beside')
})

describe('a difference', () => {
  it('is found where there is one, and is Welch’s of the values themselves', () => {
    const rows = knownRows({ rows: 4_000, mean: (arm) => (arm === 'b' ? 52 : 50) })
    const [all] = metricOf(analysisOf(rows), 'revenue').comparisons
    const test = welchTest(valuesOf(rows, 'a'), valuesOf(rows, 'b'))
    if (test.kind !== 'test') throw new Error('There is no test.')
    expect(all!.compared!.pValue).toBeCloseTo(test.pValue, 10)
    expect(all!.compared!.interval.low).toBeCloseTo(test.low, 8)
    expect(all!.compared!.interval.high).toBeCloseTo(test.high, 8)
    expect(all!.verdict.kind).toBe('higher')
    expect(all!.verdict.words).toMatch(/^revenue: b is higher than a: \+\d%, between \+\d%/)
  })

  it('is tried among all metrics, arms and values of segments', () => {
    const rows = knownRows({ rows: 3_000, rate: (arm) => (arm === 'b' ? 0.24 : 0.2) })
    const { family, metrics } = analysisOf(rows, DEVICES)
    const all = metrics.flatMap(({ comparisons }) => comparisons)
    expect(all).toHaveLength(2 * (1 + 2))
    expect(family).toEqual({ comparisons: 6, tried: 6 })
    const pValues = all.map(({ compared }) => compared!.pValue)
    expect(all.map((each) => each.family!.holm)).toEqual(
      (holm(pValues) as { adjusted: number[] }).adjusted,
    )
    expect(all.map((each) => each.family!.bh)).toEqual(
      (benjaminiHochberg(pValues) as { adjusted: number[] }).adjusted,
    )
  })

  it('is not tried with a few, and is not in the family then', () => {
    const rows = knownRows({ rows: 400 }).map((row, k) =>
      k < 12 ? { ...row, device: 'watch' } : row,
    )
    const { family, metrics } = analysisOf(rows, DEVICES)
    expect(family).toEqual({ comparisons: 8, tried: 6 })
    const watch = metrics.flatMap(({ comparisons }) =>
      comparisons.filter(({ value }) => value === 'watch'),
    )
    expect(watch.map(({ verdict }) => verdict.words)).toEqual([
      expect.stringMatching(/^bought, device watch: Too few: . has \d of \d/),
      expect.stringMatching(/^revenue, device watch: Too few: . has \d of the 20 rows/),
    ])
  })
})

describe('the split', () => {
  it('is said to be off when it is', () => {
    const rows = knownRows({ rows: 10_000, split: 0.53 })
    const [ratio] = analysisOf(rows).sampleRatio
    expect(ratio).toMatchObject({ isOff: true })
    expect(ratio!.words).toMatch(
      /^The split is off: rows by a, b: 4,7.. to 5,2.., expected 50.00% to 50.00%/,
    )
  })

  it('is what was expected', () => {
    const rows = knownRows({ rows: 10_000, split: 0.2 })
    expect(analysisOf(rows).sampleRatio).toMatchObject([{ isOff: true }])
    expect(analysisOf(rows, { expected: [80, 20] }).sampleRatio).toMatchObject([{ isOff: false }])
  })
})

describe('an outlier', () => {
  const rows = knownRows({ rows: 5_000, mean: (arm) => (arm === 'b' ? 51 : 50) })
  const wild = rows.map((row, k) => (k === 77 ? { ...row, revenue: 90_000 } : row))

  it('is named with what is found without its weight', () => {
    const { outlier } = metricOf(analysisOf(wild), 'revenue')
    expect(outlier!.words).toMatch(
      /^revenue: one row, with 90,000, makes 99\.9\d% of the variance\. Winsorized at 99\.9% \(cut at \d\d\.?\d*\): b less a is \+/,
    )
    const all = winsorize(
      wild.map(({ revenue }) => revenue),
      0.999,
    )
    if (all.kind !== 'winsorized') throw new Error('There is no cap.')
    expect(outlier!.winsorized.high).toBeCloseTo(all.cap, 8)
    // One in a thousand is cut on either side, so the effect is hardly another.
    expect(outlier!.winsorized.variants[0]!.compared!.difference).toBeCloseTo(1, 0)
  })

  it('is not seen where there is none', () => {
    expect(metricOf(analysisOf(rows), 'revenue').outlier).toBeNull()
  })
})

describe('a covariate', () => {
  const asked = { covariate: 'before' }
  const better = (arm: string) => (arm === 'b' ? 51 : 50)

  it('narrows what it tells something of, as the values themselves say', () => {
    const rows = knownRows({ rows: 4_000, weight: 0.8, mean: better })
    const { covariate, comparisons } = metricOf(analysisOf(rows, asked), 'revenue')
    expect(covariate).toMatchObject({ isUsed: true })
    expect(Math.abs(covariate!.reduction! - 0.64)).toBeLessThan(0.03)
    expect(covariate!.words).toMatch(/^before takes 6\d\.\d+% of the variance of revenue away/)
    const sample = (arm: string) => ({ y: valuesOf(rows, arm), x: valuesOf(rows, arm, 'before') })
    const direct = cupedSample(sample('a'), sample('b'))
    if (direct.kind !== 'effect') throw new Error('There is no effect.')
    expect(comparisons[0]!.compared!.difference).toBeCloseTo(direct.effect, 8)
    const [plain] = metricOf(analysisOf(rows), 'revenue').comparisons
    expect(comparisons[0]!.compared!.stdErr).toBeLessThan(0.65 * plain!.compared!.stdErr)
  })

  it('that tells nothing is said not to help, and is not used', () => {
    const rows = knownRows({ rows: 4_000, mean: better })
    const { covariate, comparisons } = metricOf(analysisOf(rows, asked), 'revenue')
    expect(covariate!.words).toMatch(/^before does not help here: it would take .* of revenue away/)
    expect(comparisons[0]!.compared).toEqual(
      metricOf(analysisOf(rows), 'revenue').comparisons[0]!.compared,
    )
  })

  it('that the variant has moved is not used', () => {
    const rows = knownRows({ rows: 4_000, weight: 0.8, mean: better }).map((row) =>
      row.arm === 'b' ? { ...row, before: row.before + 2 } : row,
    )
    expect(metricOf(analysisOf(rows, asked), 'revenue').covariate).toMatchObject({
      isUsed: false,
      words: expect.stringContaining('differs between b and a'),
    })
  })
})

describe('a difference between segments', () => {
  it('that is one is named', () => {
    const rows = knownRows({
      rows: 8_000,
      mean: (arm, device) => (arm === 'b' && device === 'mobile' ? 52 : 50),
    })
    const [effects] = metricOf(analysisOf(rows, DEVICES), 'revenue').segments
    expect(effects).toMatchObject({ differs: true })
    expect(effects!.words).toMatch(
      /^revenue: the effect of b differs by device, most between desktop/,
    )
    expect(effects!.widest.difference).toBeCloseTo(-2, 0)
  })

  it('that is none is named too, though it looks like one', () => {
    // The same effect in both, found in one of them and not in the other.
    const rows = knownRows({ rows: 2_000, mean: (arm) => (arm === 'b' ? 51 : 50), seed: 7 })
    const { segments, comparisons } = metricOf(analysisOf(rows, DEVICES), 'revenue')
    const found = comparisons.slice(1).map(({ compared }) => compared!.pValue <= 0.05)
    expect(found.sort()).toEqual([false, true])
    expect(segments[0]).toMatchObject({ differs: false })
    expect(segments[0]!.words).toMatch(
      /^revenue: the effect of b looks different in .* but these numbers show no difference by device/,
    )
  })

  it('is claimed in at most 1 of 20 tests in which the effect is the same for all', () => {
    let claims = 0
    for (let seed = 1; seed <= TESTS; seed++) {
      const rows = knownRows({ rows: 400, seed, mean: (arm) => (arm === 'b' ? 53 : 50) })
      const { metrics } = analysisOf(rows, DEVICES)
      if (metrics.some(({ segments }) => segments.some(({ differs }) => differs))) claims++
    }
    expect(claims).toBeLessThanOrEqual(MOST_WRONG)
  })
})

describe('personalizing', () => {
  const revenue = {
    metrics: [{ name: 'revenue', kind: 'value', of: 'revenue', per: null }] as const,
  }
  const asked = { ...DEVICES, metrics: [...revenue.metrics] }

  it('pays where each segment has an arm of its own', () => {
    const rows = knownRows({
      rows: 4_000,
      mean: (arm, device) => ((arm === 'b') === (device === 'mobile') ? 54 : 50),
    })
    const [gain] = metricOf(analysisOf(rows, asked), 'revenue').personalization
    expect(gain).toMatchObject({ pays: true, arms: { desktop: 'a', mobile: 'b' } })
    expect(gain!.words).toMatch(/^revenue: personalizing by device pays, if more is better: /)
    // What the units themselves say, in the same halves.
    const count = (device: string, arms: string[]) =>
      rows.filter((row) => row.device === device && arms.includes(row.arm)).length
    const shares = new Map(
      ['desktop', 'mobile'].flatMap((device) =>
        ['a', 'b'].map((arm) => [
          `${device} ${arm}`,
          count(device, [arm]) / count(device, ['a', 'b']),
        ]),
      ),
    )
    const direct = personalizationGain(
      rows.map(({ device, arm, revenue }) => ({
        segment: device,
        arm,
        probability: shares.get(`${device} ${arm}`)!,
        outcome: revenue,
      })),
    )
    if (direct.kind !== 'gain') throw new Error('There is no gain.')
    expect(gain!.gain).toBeCloseTo(direct.gain, 8)
    expect(gain!.interval.low).toBeLessThan(2)
    expect(gain!.interval.high).toBeGreaterThan(2)
  })

  it('is said not to where one arm is best for all', () => {
    const rows = knownRows({ rows: 4_000, mean: (arm) => (arm === 'b' ? 53 : 50) })
    expect(metricOf(analysisOf(rows, asked), 'revenue').personalization).toMatchObject([
      {
        pays: false,
        words: expect.stringMatching(/^revenue: personalizing by device gains nothing: b for all/),
      },
    ])
  })
})
