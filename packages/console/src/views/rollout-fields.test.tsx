// @vitest-environment happy-dom
/** @jsxImportSource preact */
import { checkConfig, type Experience } from '@segue/core'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, expect, it } from 'vitest'
import { shop } from '../testing/shop.ts'
import { written } from '../testing/written.tsx'
import { RolloutFields } from './rollout-fields.tsx'

afterEach(() => act(() => render(null, document.body)))

const fields = (first: Experience) =>
  written(first, (props) => <RolloutFields config={shop} {...props} />)

const boxes = () => document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')
const press = (element: HTMLElement) => act(() => element.click())

it('lets visitors in step by step, and all at once again', () => {
  const experience = fields(shop.experiences[0]!)
  press(boxes()[0]!)
  const share = document.querySelector<HTMLInputElement>(
    '[aria-label="Let in at first, in percent"]',
  )!
  share.value = '20'
  act(() => void share.dispatchEvent(new Event('input', { bubbles: true })))
  expect(experience().ramp).toMatchObject({ coverage: 0.2, next: [{ coverage: 0.5 }, {}] })
  expect(checkConfig({ ...shop, experiences: [experience()] })).not.toHaveProperty('problems')
  press(boxes()[0]!)
  expect(experience()).toEqual(shop.experiences[0])
})

it('hands the shares to a bandit by a goal of its own, and to none without a goal', () => {
  const experience = fields(shop.experiences[0]!)
  press(boxes()[1]!)
  expect(experience().bandit).toEqual({ goal: 'purchase', floor: 0.1, every: '1d' })
  expect(checkConfig({ ...shop, experiences: [experience()] })).not.toHaveProperty('problems')
  fields({ ...shop.experiences[0]!, goals: [] })
  expect(boxes()[1]!.disabled).toBe(true)
})
