import { expect, it } from 'vitest'
import { checkConfig } from './check-config.ts'
import { compileConfig } from './compile-config.ts'
import { explain } from './explain.ts'
import type { Clause, Explanation } from './explanation.ts'
import { learn } from './learn.ts'
import { compileLearning } from './learning.ts'
import { newProfile } from './new-profile.ts'
import { everyPart } from './parts.ts'
import { compileProgram } from './program.ts'
import { noRendering } from './testing/no-rendering.ts'

const NOW = Date.UTC(2026, 5, 1)
const nowhere = {
  page: { host: '', path: '/', query: {}, title: '', type: '', referrer: '' },
  tech: {},
  utcOffset: 0,
}
const program = (() => {
  const checked = checkConfig({
    site: 's',
    traits: [
      { id: 'views', on: 'view_item', take: 'count', within: '7d' },
      { id: 'spend', on: 'purchase', take: 'sum', of: 'value' },
    ],
    segments: [
      { id: 'keen', when: { 'traits.views': { $gte: 2, $lt: 9 } }, keep: '7d' },
      {
        id: 'worth_a_call',
        when: {
          'segments.keen': true,
          $or: [{ 'traits.spend': { $gte: 200 } }, { 'declared.plan': 'pro' }],
          $not: { 'visitor.new': true },
        },
      },
    ],
  })
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  const published = compileConfig(checked.config, 1, noRendering)
  return compileLearning(compileProgram(published, everyPart), everyPart)
})()

function visitor(...events: { name: string; at: number; value?: number }[]) {
  const profile = newProfile('v')
  for (const event of events) learn(program, profile, event)
  return profile
}
const view = { name: 'view_item', at: NOW }
const why = (segment: string, profile = visitor(view, view), now = NOW) =>
  explain(program, segment, profile, nowhere, now)!

const lines = (clause: Clause): string[] =>
  clause.kind === 'value'
    ? [`${clause.path} ${clause.operator} ${clause.wanted}: ${clause.found} ${clause.holds}`]
    : [`${clause.kind} ${clause.holds}`, ...clause.clauses.flatMap(lines).map((line) => ` ${line}`)]

it('gives each clause with the value found, the value wanted and whether it held', () => {
  const { holds, when } = why(
    'worth_a_call',
    visitor(view, view, { name: 'purchase', at: NOW, value: 50 }),
  )
  expect(holds).toBe(false)
  expect(lines(when)).toEqual([
    'all false',
    ' segments.keen $eq true: true true',
    ' any false',
    '  traits.spend $gte 200: 50 false',
    '  declared.plan $eq pro: null false',
    ' none false',
    '  visitor.new $eq true: true true',
  ])
})

it('goes on into a segment that is named', () => {
  const { when } = why('worth_a_call')
  const [named] = (when as Exclude<Clause, { kind: 'value' }>).clauses
  const { segment } = named as { segment: Explanation }
  expect(segment).toMatchObject({ segment: 'keen', holds: true, kept: false })
  expect(lines(segment.when)).toEqual([
    'all true',
    ' traits.views $gte 2: 2 true',
    ' traits.views $lt 9: 2 true',
  ])
})

it('says of somebody who is only kept that the condition does not hold', () => {
  const profile = visitor(view, view)
  profile.segments = { [program.published.segments[0]!.key!]: [NOW, 1] }
  const later = NOW + 6.9 * 86_400_000
  expect(why('keen', profile, later + 86_400_000)).toMatchObject({ holds: false })
  const now = NOW + 6.9 * 86_400_000
  const many = visitor(...Array.from({ length: 9 }, () => view))
  many.segments = { ...profile.segments }
  expect(why('keen', many, now)).toMatchObject({ holds: true, kept: true, when: { holds: false } })
})

it('changes nothing, and knows no segment that is not there', () => {
  const profile = visitor(view, view)
  const before = structuredClone(profile)
  why('keen', profile)
  expect(profile).toEqual(before)
  expect(explain(program, 'nobody', profile, nowhere, NOW)).toBeUndefined()
})

it('agrees with the decision, whatever the condition', () => {
  const profile = visitor(
    view,
    view,
    { name: 'purchase', at: NOW, value: 250 },
    { ...view, at: NOW + 3_600_000 },
  )
  const { holds, when } = why('worth_a_call', profile, NOW + 3_600_000)
  expect(when.holds).toBe(holds)
  expect(holds).toBe(true)
})
