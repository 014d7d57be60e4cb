import { describe, expect, it } from 'vitest'
import { runCases, suites } from './cases/run.ts'
import bucketing from './vectors/bucketing.json' with { type: 'json' }
import conditions from './vectors/conditions.json' with { type: 'json' }
import stats from './vectors/stats.json' with { type: 'json' }
import traits from './vectors/traits.json' with { type: 'json' }

describe('every case gives what it should', () => {
  it.each([bucketing, conditions, traits, stats])('of $suite', (file) => {
    const { passed, failures, missing } = runCases(suites[file.suite]!, file)
    expect(failures).toEqual([])
    expect(missing).toBe(0)
    expect(passed).toBe(file.cases.length)
  })
})

it('says what was got and wanted of a case that fails, and counts what nobody knows', () => {
  const cases = [
    { name: 'wrong', condition: { a: 1 }, document: { a: 1 }, expected: false },
    { name: 'right', condition: { a: 1 }, document: { a: 1 }, expected: true },
  ]
  expect(runCases(suites.conditions!, { suite: 'conditions', cases })).toEqual({
    passed: 1,
    failures: [{ name: 'wrong', got: true, wanted: false }],
    missing: 0,
  })
  const unknown = [{ method: 'guess', inputs: {}, expected: 1 }]
  expect(runCases(suites.bucketing!, { suite: 'bucketing', cases: unknown }).missing).toBe(1)
})
