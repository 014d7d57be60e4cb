import type { LiveEvent } from '@segue/core'
import { expect, it } from 'vitest'
import { seenIn } from './seen.ts'

const seen = (props: Record<string, unknown>) =>
  seenIn([{ n: 1, receivedAt: 1, event: { name: 'page_view', props } } as LiveEvent])

it('tells where the document has what an event told', () => {
  const { events, properties, values } = seen({ campaign: 'spring', items: [{ item_id: 'a' }] })
  expect(events).toEqual(['page_view'])
  expect(properties('page_view')).toEqual(['campaign', 'items[].item_id'])
  expect(values('visit.campaign')).toEqual(['spring'])
})

it('takes a property that is called as what every object has for a property like others', () => {
  const { properties } = seen({ constructor: 'x', toString: 'y', ['__proto__']: 'z' })
  expect(properties('page_view')).toEqual(['__proto__', 'constructor', 'toString'])
})
