import type { Experience, ReplayReport } from '@segue/core'
import { describe, expect, it } from 'vitest'
import {
  addArm,
  addAudience,
  addExperience,
  moveAudience,
  removeArm,
  sharesOf,
  shipArm,
  writeExperience,
  writeShare,
} from './experiences.ts'
import { suggestPages } from './page-rules.ts'
import { publishChecks } from './publish-checks.ts'
import { shop, shopWith } from './testing/shop.ts'

const hero = shop.experiences[0]!
const segments = ({ audiences }: Experience) => audiences.map(({ segment }) => segment)

it('begins a phase where shares change on a live experience, and none where they do not', () => {
  const share = (part: number) =>
    writeExperience(shop, shop, 'hero', (experience) => ({
      ...experience,
      audiences: experience.audiences.map((audience) => writeShare(audience, 'b', part)),
    })).experiences[0]!
  expect(share(0.9).phase).toBe(2)
  expect(share(0.5).phase).toBe(1)
  expect(
    writeExperience(shop, shop, 'hero', (one) => ({ ...one, name: 'X' })).experiences[0]?.phase,
  ).toBe(1)
  const { config } = addExperience(shop, 'New one')
  expect(writeExperience(config, shop, 'new_one', addArm).experiences[1]?.phase).toBe(1)
})

it('keeps the shares of all arms at a whole, in their proportions', () => {
  const audience = addArm(hero).audiences[0]!
  const written = writeShare(writeShare(audience, 'c', 0.5), 'b', 0.2)
  expect(sharesOf(written)).toEqual({ control: 0.2667, b: 0.2, c: 0.5333 })
  const sum = written.arms.reduce((total, { weight }) => total + weight!, 0)
  expect(sum).toBeCloseTo(1, 10)
  expect(sharesOf(writeShare(audience, 'b', 7))).toEqual({ control: 0, b: 1, c: 0 })
})

it('keeps everyone else last', () => {
  const more = addAudience(hero, 'vip')
  expect(segments(more)).toEqual(['returning', 'vip', '*'])
  expect(segments(moveAudience(more, 0, 1))).toEqual(['vip', 'returning', '*'])
  expect(segments(moveAudience(more, 2, 0))).toEqual(['returning', 'vip', '*'])
  expect(more.audiences[1]?.arms).toEqual([
    { id: 'control', changes: [] },
    { id: 'b', changes: [] },
  ])
})

it('adds and takes out arms everywhere, and ships one', () => {
  const arms = (experience: Experience) =>
    experience.audiences.map(({ arms }) => arms.map(({ id }) => id).join())
  expect(arms(addArm(hero))).toEqual(['control,b,c', 'control,b,c'])
  expect(arms(removeArm(addArm(hero), 'b'))).toEqual(['control,c', 'control,c'])
  const shipped = shipArm(hero, '*', 'b')
  expect(arms(shipped)).toEqual(['control,b', 'b'])
  expect(arms(addArm(shipped))).toEqual(['control,b,c', 'control,b,c'])
})

it.each([
  ['https://shop.example/c/shoes?x=1#y', ['/c/shoes', '/c/*', '/c/shoes/*', '/*']],
  ['shop.example', ['/', '/*']],
  ['/sale', ['/sale', '/sale/*', '/*']],
  ['  ', []],
  ['https://', []],
])('suggests pages for %s', (pasted, rules) => {
  expect(suggestPages(pasted).map(({ rule }) => rule)).toEqual(rules)
})

describe('the checks before a publish', () => {
  const report = (...shown: [audience: string, visitors: number][]) =>
    ({
      visitors: 900,
      shown: shown.map(([audience, visitors]) => ({
        experience: 'hero',
        audience,
        arm: 'b',
        visitors,
      })),
    }) as unknown as ReplayReport
  const renamed = shopWith(({ experiences }) => {
    experiences[0]!.name = 'The hero'
  })

  it('name audiences that nobody or hardly anybody would be in', () => {
    const words = publishChecks(shop, renamed, report(['returning', 30])).map(
      ({ where, words }) => `${where}: ${words}`,
    )
    expect(words).toEqual([
      'The hero › Returning visitors: Only 30 of the last 30 days would have met it: too few to learn much.',
      'The hero › Everyone else: Nobody of the last 30 days would have met it.',
    ])
    expect(publishChecks(shop, renamed, report(['returning', 300], ['*', 5]))).toEqual([])
  })

  it('say nothing of what is not touched, nor of numbers that are not there yet', () => {
    expect(publishChecks(shop, shop, report())).toEqual([])
    expect(publishChecks(shop, renamed, null)).toEqual([])
  })

  it('find a test without a goal, and arms that are alike', () => {
    const { config } = addExperience({ ...shop, goals: [] }, 'Empty')
    expect(publishChecks(shop, config, null).map(({ words }) => words)).toEqual([
      'It has no goal, so its arms cannot be compared.',
      'Its arms are alike: no arm changes anything.',
    ])
  })
})
