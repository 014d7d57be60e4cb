import { expect, it } from 'vitest'
import type { Health } from './health.ts'
import { healthNotes } from './health-notes.ts'

const WELL = {
  exposed: 1_000,
  late: 3,
  missing: 10,
  conflicts: 2,
  frameworks: 900,
  lateness: 0,
  masked: 40,
}
const TARGET = { target: '#cta', none: 0, one: 1_000, several: 0, most: 1 }
const notesWith = (change: Partial<Health>, rendering: 'auto' | 'static' = 'auto'): string[] =>
  healthNotes({
    health: {
      lately: WELL,
      before: WELL,
      targets: [{ ...TARGET, texts: [{ text: 'a', lately: 900, before: 900 }] }],
      ...change,
    },
    rendering,
  })

it('says nothing where all is well, nor of a handful of page views', () => {
  expect(notesWith({})).toEqual([])
  expect(notesWith({ lately: { ...WELL, exposed: 3, missing: 12 } })).toEqual([])
})

it('says that a target is missing, and whether it was before', () => {
  const lately = { ...WELL, exposed: 600, missing: 400 }
  expect(notesWith({ lately })).toEqual([
    'On 40% of page views in the last day no target was there, and on 1% in the week before. Has the page changed?',
  ])
  expect(notesWith({ lately, before: lately })).toEqual([
    'On 40% of page views in the last day no target was there.',
  ])
})

it('says that a page takes changes back, and that they come too late', () => {
  expect(notesWith({ lately: { ...WELL, conflicts: 505, late: 250 } })).toEqual([
    'On 50% of page views in the last day the page took a change back until it was given up there.',
    '25% of exposures in the last day came too late to change anything. Is the tag first in <head>?',
  ])
})

it('says that no framework is there, which the config could say too', () => {
  const lately = { ...WELL, frameworks: 0 }
  expect(notesWith({ lately })).toEqual([expect.stringMatching(/no framework .* "static"/)])
  expect(notesWith({ lately: { ...lately, exposed: 400 } })).toEqual([])
  expect(notesWith({ lately }, 'static')).toEqual([])
})

it('says that a target matches nothing beside others, or too much', () => {
  const targets = [
    { ...TARGET, none: 300, one: 700, texts: [] },
    { ...TARGET, target: '.button', one: 0, several: 1_000, most: 14, texts: [] },
  ]
  expect(notesWith({ targets })).toEqual([
    'Nothing matched "#cta" in 30% of exposures, while other targets were there.',
    '".button" matches up to 14 elements. All of them are changed.',
  ])
})

it('says that the words are others than in the week before, but not of words that always change', () => {
  const words = (...texts: Health['targets'][number]['texts']) =>
    notesWith({ targets: [{ ...TARGET, texts }] })
  expect(
    words({ text: 'old', lately: 100, before: 900 }, { text: 'new', lately: 400, before: 0 }),
  ).toEqual([
    `The page's own words at "#cta" are others than in the week before. Does the change still fit them?`,
  ])
  const ever = Array.from({ length: 50 }, (_, day) => ({
    text: `${day}`,
    lately: day > 40 ? 20 : 0,
    before: day > 40 ? 0 : 20,
  }))
  expect(words(...ever)).toEqual([])
})
