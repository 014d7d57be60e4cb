import type { LiveEvent } from '@segue/core'
import { expect, it } from 'vitest'
import { arrivalOf } from './install.ts'

const event = (n: number, name: string, props = {}): LiveEvent =>
  ({
    n,
    receivedAt: n * 10,
    event: { name, kind: name === 'exposure' ? 'exposure' : 'event', props },
  }) as unknown as LiveEvent
const heard = (events: LiveEvent[], askedAt: number | null = null) =>
  arrivalOf({ kind: 'here', value: { events, askedAt }, at: 0, trouble: null })

it('tells the first event from later ones, and a script without events from nothing', () => {
  expect(heard([])).toEqual({ kind: 'none' })
  expect(heard([], 7)).toEqual({ kind: 'script', at: 7 })
  expect(heard([event(1, 'page_view')], 7)).toEqual({
    kind: 'first',
    name: 'page_view',
    at: 10,
    late: false,
  })
  expect(heard([event(8, 'click'), event(9, 'scroll')])).toMatchObject({
    kind: 'latest',
    name: 'scroll',
    at: 90,
  })
  expect(arrivalOf({ kind: 'missing', trouble: 'Gone.' })).toMatchObject({ trouble: 'Gone.' })
})

it('says that changes came too late, by the last of them', () => {
  const late = event(4, 'exposure', { late: true })
  const inTime = event(5, 'exposure', { late: false })
  expect(heard([late, inTime])).toMatchObject({ late: false })
  expect(heard([inTime, late])).toMatchObject({ late: true })
})
