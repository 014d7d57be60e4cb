import { expect, it } from 'vitest'
import { remembering } from './remembering.ts'

it('asks once for what it was asked lately, also where there was no answer, and keeps no more than so many', () => {
  const asked: string[] = []
  const lengthOf = remembering(2, (word) => {
    asked.push(word)
    return word.length || undefined
  })
  expect(['', 'a', '', 'a'].map(lengthOf)).toEqual([undefined, 1, undefined, 1])
  expect(asked).toEqual(['', 'a'])
  expect(['bcd', 'bcd', 'a'].map(lengthOf)).toEqual([3, 3, 1])
  expect(asked).toEqual(['', 'a', 'bcd', 'a'])
})
