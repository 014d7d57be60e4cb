import { expect, it } from 'vitest'
import { checkConfig } from './check-config.ts'
import { compileConfig } from './compile-config.ts'
import type { Config } from './config.ts'

const checked = (guardrails?: unknown[]) =>
  checkConfig({
    site: 'shop',
    goals: [
      { id: 'order', kind: 'macro', on: 'purchase' },
      { id: 'refund', kind: 'micro', on: 'refund' },
    ],
    experiences: [
      {
        id: 'hero',
        pages: ['/'],
        goals: ['order'],
        ...(guardrails && { guardrails }),
        audiences: [{ segment: '*', arms: [{ id: 'control' }, { id: 'b' }] }],
      },
    ],
    events: ['refund'],
  })
const problemsOf = (...guardrails: unknown[]) => {
  const found = checked(guardrails)
  return 'problems' in found ? found.problems : []
}

it('takes goals of the site, each with the way that is worse', () => {
  expect(problemsOf({ goal: 'refund', worse: 'more' })).toEqual([])
  expect(problemsOf({ goal: 'refund', worse: 'up' })).not.toEqual([])
  expect(problemsOf({ goal: 'refund' })).not.toEqual([])
})

it('says where a name is wrong, and which was meant', () => {
  expect(problemsOf({ goal: 'refnd', worse: 'more' })).toEqual([
    {
      place: 'experiences "hero" › guardrails 1 › goal',
      value: '"refnd"',
      problem: 'There is no such goal',
      remedy: 'Did you mean "refund"?',
    },
  ])
})

it('takes neither the goal that decides nor one twice', () => {
  expect(problemsOf({ goal: 'order', worse: 'less' })).toMatchObject([
    { value: '"order"', problem: expect.stringContaining('decides') },
  ])
  const refund = { goal: 'refund', worse: 'more' }
  expect(problemsOf(refund, { ...refund, worse: 'less' })).toMatchObject([
    {
      place: 'experiences "hero" › guardrails 2 › goal',
      problem: expect.stringContaining('twice'),
    },
  ])
})

it('costs visitors nothing', () => {
  const verbs = { parse: () => [], render: () => [] } as never
  const published = (guardrails?: unknown[]) =>
    compileConfig((checked(guardrails) as { config: Config }).config, 1, verbs)
  expect(published([{ goal: 'refund', worse: 'more' }])).toEqual(published())
})
