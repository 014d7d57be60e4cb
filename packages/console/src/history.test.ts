import fc from 'fast-check'
import { expect, it } from 'vitest'
import { begin, type History, record, redo, undo } from './history.ts'

it('goes back to the beginning and forward to the end again, whatever was done', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom('a', 'b', null)))
  fc.assert(
    fc.property(steps, (list) => {
      const done = list.reduce(
        (history, [value, place]) => record(history, value, place),
        begin(-1),
      )
      const back = repeat(done, undo)
      expect(back.now).toBe(-1)
      expect(repeat(back, redo).now).toBe(done.now)
    }),
  )
})

it('takes what is typed at one place for one step, and one that leads nowhere for none', () => {
  const typed = record(record(begin(''), 'a', 'name'), 'ab', 'name')
  expect(typed.past).toEqual([''])
  expect(record(typed, '', 'name')).toEqual(begin(''))
  expect(record(typed, 'c', 'other').past).toEqual(['', 'ab'])
})

function repeat<T>(
  history: History<T>,
  move: (history: History<T>) => History<T> | null,
): History<T> {
  const next = move(history)
  return next ? repeat(next, move) : history
}
