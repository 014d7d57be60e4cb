import { expect, it } from 'vitest'
import { checkConfig } from './check-config.ts'
import { compileConfig } from './compile-config.ts'
import { everyPart } from './parts.ts'
import { compileProgram } from './program.ts'
import { compileGoals, reachGoals } from './reach-goals.ts'
import { noRendering } from './testing/no-rendering.ts'

const experience = (id: string) => ({
  id,
  pages: ['/'],
  audiences: [{ segment: '*', arms: [{ id: 'control' }] }],
})
const check = (goal: string) =>
  checkConfig({
    site: 'shop',
    goals: [{ id: goal, kind: 'micro', on: 'target_click' }],
    experiences: [experience('hero'), experience('promo')],
  })

it('takes a click on a target for a conversion of its own experience, without any set-up', () => {
  const checked = check('clicks')
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  const program = compileProgram(compileConfig(checked.config, 1, noRendering), everyPart)
  const goals = compileGoals(program.published, program.compile)
  const click = { name: 'target_click', at: 1, experience: 'hero', audience: '*', arm: 'control' }
  expect(reachGoals(goals, click)).toEqual({ goals: ['clicks', 'target:hero'], kind: 'micro' })
  expect(reachGoals(goals, { ...click, name: 'click' })).toEqual({ goals: [], kind: 'event' })
})

it('keeps the name of that goal from a config', () => {
  expect(check('target:hero')).toHaveProperty('problems.0.place', 'goals "target:hero" › id')
})
