// @vitest-environment happy-dom
/** @jsxImportSource preact */
import { checkConfig } from '@segue/core'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, expect, it } from 'vitest'
import { ownZone } from '../own-zone.ts'
import { shop } from '../testing/shop.ts'
import { written } from '../testing/written.tsx'
import { ScheduleFields } from './schedule-fields.tsx'

afterEach(() => act(() => render(null, document.body)))

const hero = shop.experiences[0]!
const box = () => document.querySelector<HTMLInputElement>('input[type=checkbox]')!
const dates = () => document.querySelectorAll<HTMLInputElement>('input[type=datetime-local]')
const press = () => act(() => box().click())

function fill(field: HTMLInputElement, value: string): void {
  field.value = value
  act(() => void field.dispatchEvent(new Event('change', { bubbles: true })))
}

it('asks for dates where somebody wants them, and is always on without', () => {
  const experience = written(hero, ScheduleFields)
  expect(dates()).toHaveLength(0)
  press()
  expect(dates()).toHaveLength(2)
  expect(experience()).toEqual(hero)
  fill(dates()[1]!, '2026-12-24T18:00')
  const schedule = { timezone: ownZone(), to: '2026-12-24T18:00' }
  expect(experience()).toEqual({ ...hero, schedule })
  expect(checkConfig({ ...shop, experiences: [experience()] })).not.toHaveProperty('problems')
  press()
  expect(experience()).toEqual(hero)
  expect(dates()).toHaveLength(0)
})

it('stays open while its only date is written anew', () => {
  const experience = written(
    { ...hero, schedule: { from: '2026-12-01T00:00', timezone: 'UTC' } },
    ScheduleFields,
  )
  fill(dates()[0]!, '')
  expect(experience()).toEqual(hero)
  expect(dates()).toHaveLength(2)
})
