import { expect, it } from 'vitest'
import { changeOf, figureText } from './figure-words.ts'

it('writes each figure in its unit', () => {
  expect(figureText('visitors', 1234, undefined)).toBe('1,234')
  expect(figureText('conversion-rate', 0.0425, undefined)).toBe('4.3%')
  expect(figureText('average-order', 61.5, 'EUR')).toBe('€61.50')
  expect(figureText('time-on-site', 48.25, undefined)).toBe('48.3 s')
  expect(figureText('nps', -12.4, undefined)).toBe('−12')
  expect(figureText('churn', null, undefined)).toBe('–')
})

it('tells changes, and whether they are good', () => {
  expect(changeOf('segment-size', 0.3, 0.2)).toMatchObject({ tone: 'neither' })
  expect(changeOf('visitors', 110, 100)).toEqual({ words: '+10.0%', tone: 'better' })
  expect(changeOf('conversion-rate', 0.05, 0.04)).toEqual({ words: '+1.0 points', tone: 'better' })
  expect(changeOf('bounce', 0.5, 0.4)).toEqual({ words: '+10.0 points', tone: 'worse' })
  expect(changeOf('bounce', 0.4, 0.4)).toEqual({ words: 'no change', tone: 'neither' })
  expect(changeOf('average-order', 50, 100)).toEqual({ words: '−50.0%', tone: 'worse' })
  expect(changeOf('average-order', 50, 0)).toBeNull()
  expect(changeOf('average-order', null, 3)).toBeNull()
})
