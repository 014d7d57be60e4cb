import { expect, it } from 'vitest'
import { configDiff } from './config-diff.ts'

const arm = (id: string, text: string) => ({ id, changes: [{ kind: 'text', target: '#a', text }] })
const experience = (id: string, text: string, rest: object = {}) => ({
  id,
  pages: ['/'],
  audiences: [{ segment: '*', arms: [{ id: 'control' }, arm('b', text)] }],
  ...rest,
})

it('names each value that is different, by the ids around it', () => {
  const before = { site: 'shop', experiences: [experience('hero', 'One'), experience('bar', 'A')] }
  expect(configDiff(before, before)).toEqual([])
  const after = {
    site: 'shop',
    paused: true,
    experiences: [experience('bar', 'A', { pages: ['/', '/b'] }), experience('hero', 'Two')],
  }
  expect(configDiff(before, after)).toEqual([
    '- experiences (order): hero, bar',
    '+ experiences (order): bar, hero',
    '- experiences › hero › audiences › * › arms › b › changes › 0 › text: "One"',
    '+ experiences › hero › audiences › * › arms › b › changes › 0 › text: "Two"',
    '+ paused: true',
    '+ experiences › bar › pages › 1: "/b"',
  ])
})

it('tells what is gone and what is new', () => {
  expect(configDiff({ goals: [{ id: 'a', on: 'x' }] }, { goals: [] })).toEqual([
    '- goals (order): a',
    '- goals › a › id: "a"',
    '- goals › a › on: "x"',
  ])
  expect(configDiff({ holdout: 0.1 }, { holdout: null })).toEqual([
    '- holdout: 0.1',
    '+ holdout: null',
  ])
})
