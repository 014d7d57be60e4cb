import { type PeopleAsked, peopleKey } from '@segue/core'
import { expect, it } from 'vitest'
import { createPeopleCounts } from './people-counts.ts'

const ORDERS: PeopleAsked = { on: 'purchase', days: 7 }
const VIEWS: PeopleAsked = { on: 'view_item', days: 1, item: 'a' }
const MINUTE = 60_000

/** A store that counts up with each question, and may fail. */
function open() {
  const state = { now: 0, asked: [ORDERS, VIEWS], counted: 0, fails: false, errors: 0 }
  const { of } = createPeopleCounts({
    asked: () => state.asked,
    store: {
      async countPeople() {
        if (state.fails) throw new Error('The engine is away.')
        return ++state.counted
      },
    },
    now: () => state.now,
    onError: () => state.errors++,
  })
  const later = async (minutes: number) => {
    state.now += minutes * MINUTE
    const told = of('shop')
    await new Promise((done) => setTimeout(done))
    return told
  }
  return { state, later }
}

const told = (orders: number, views: number) =>
  `${peopleKey(ORDERS)}=${orders},${peopleKey(VIEWS)}=${views}`

it('tells what was counted last, and counts every ten minutes', async () => {
  const { state, later } = open()
  expect(await later(0)).toBeUndefined()
  expect(await later(1)).toBe(told(1, 2))
  expect(await later(8)).toBe(told(1, 2))
  expect(state.counted).toBe(2)
  // Who asks first does not wait for the new number.
  expect(await later(1)).toBe(told(1, 2))
  expect(await later(1)).toBe(told(3, 4))
})

it('goes on with the old numbers when the store is away', async () => {
  const { state, later } = open()
  await later(0)
  state.fails = true
  expect(await later(11)).toBe(told(1, 2))
  expect(await later(1)).toBe(told(1, 2))
  expect(state.errors).toBe(1)
})

it('counts anew when something else is published, and nothing where nothing is asked', async () => {
  const { state, later } = open()
  await later(0)
  state.asked = [ORDERS]
  expect(await later(1)).toBeUndefined()
  expect(await later(1)).toBe(`${peopleKey(ORDERS)}=3`)
  state.asked = []
  expect(await later(1)).toBeUndefined()
})
