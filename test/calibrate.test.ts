import { readFileSync } from 'node:fs'
import { judge } from '@segue/collector/verdicts'
import { describe, expect, it } from 'vitest'
import { alwaysValid } from './calibrate/always-valid.ts'
import { binomial, poisson, quantile } from './calibrate/distribution.ts'
import { endToEnd } from './calibrate/end-to-end.ts'
import { experiments } from './calibrate/experiments.ts'
import { holds, type Row, type Scale, widened } from './calibrate/row.ts'
import { sampleRatio } from './calibrate/sample-ratio.ts'
import { segments } from './calibrate/segments.ts'
import { seeded } from './world/crowd.ts'

// `pnpm calibrate` in small: a hundredth of the tests, and bounds as much wider as chance then asks for.

const small = (part = 50): Scale => ({
  random: seeded(7),
  tests: (full) => Math.ceil(full / part),
})
const broken = (rows: Row[]) =>
  rows
    .map(widened)
    .filter((row) => !holds(row))
    .map(({ what }) => what)

const rows = new Map<string, string[]>()
const keep = (name: string, found: Row[]) =>
  rows.set(
    name,
    found.map(({ what }) => what),
  )

describe('what the report promises', () => {
  it.each(Object.entries(experiments))('holds in simulated tests: %s', (name, experiment) => {
    const found = experiment(small(100))
    keep(name, found)
    expect(found.length).toBeGreaterThan(2)
    expect(broken(found)).toEqual([])
  })

  it('holds of visitors with known effects, from decisions to the report', async () => {
    const found = await endToEnd(seeded(7), { sites: 1, visitors: 3_000, looks: 3 })
    keep('end-to-end', found)
    expect(broken(found)).toEqual([])
  })

  it('is in the manual, row by row', () => {
    const text = readFileSync(new URL('../docs/calibration.md', import.meta.url), 'utf8')
    const written = [...text.matchAll(/^\| (.*?) +\|.*\| (?:yes|NO)? +\|$/gm)].map(
      ([, what]) => what,
    )
    expect(written).toEqual([...rows.values()].flat())
  })
})

describe('a broken promise is seen', () => {
  it('where an interval of one look is looked at 20 times', () => {
    const found = alwaysValid(small(), (lift) => lift.fixed)
    expect(broken(found)).toEqual(found.slice(0, 5).map(({ what }) => what))
  })

  it('where each of twelve segments is judged as if it were the only one', () => {
    const found = segments(small(), (all) => all.flatMap((each) => judge([each])))
    expect(broken(found)).toContain('the same, looks spread from 100 visitors to 220,000')
  })

  it('where one arm loses visitors', () => {
    const found = sampleRatio(small(), 0.05)
    expect(broken(found)).toEqual(found.map(({ what }) => what))
  })
})

it('draws as the distributions say', () => {
  expect([...binomial(3, 0.5).sums]).toEqual([1 / 8, 4 / 8, 7 / 8, 1])
  expect(quantile(binomial(100, 0.9), 0.5)).toBe(90)
  for (const [{ first, sums }, mean, variance] of [
    [binomial(1_000, 0.02), 20, 19.6],
    [poisson(0.7), 0.7, 0.7],
    [poisson(10_000), 10_000, 10_000],
  ] as const) {
    const chances = sums.map((sum, k) => sum - (sums[k - 1] ?? 0))
    const average = (of: (k: number) => number) =>
      chances.reduce((total, chance, k) => total + chance * of(first + k), 0)
    expect(average((k) => k)).toBeCloseTo(mean, 6)
    expect(average((k) => (k - mean) ** 2) / variance).toBeCloseTo(1, 6)
  }
})

it('gives chance as much room as it takes, once in 10,000 times', () => {
  const row = { what: '', hits: 0, tests: 250, from: 0.945, to: 0.95 }
  // Exact sums of the binomial's chances.
  expect(widened(row)).toMatchObject({ from: 221 / 250, to: 248 / 250 })
  expect(widened({ ...row, from: 1 })).toMatchObject({ from: 1 })
  expect(holds({ ...row, hits: 236 })).toBe(false)
  expect(holds({ ...row, hits: 237 })).toBe(true)
})
