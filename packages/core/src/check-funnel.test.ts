import { expect, it } from 'vitest'
import { checkConfig } from './check-config.ts'
import { describe as told } from './problem.ts'

const steps = [{ on: 'view_item' }, { goal: 'order' }]
const arms = [{ id: 'control' }, { id: 'b' }]

function check(funnels: unknown[], own: unknown[] = []) {
  const checked = checkConfig({
    site: 'shop',
    goals: [{ id: 'order', kind: 'macro', on: 'purchase' }],
    groups: { dear: ['gold'] },
    funnels,
    experiences: [{ id: 'hero', pages: ['/'], audiences: [{ segment: '*', arms }], funnels: own }],
  })
  return 'problems' in checked ? checked.problems.map(told) : checked.config
}

it('takes funnels of the site and of an experience', () => {
  const any = [
    { on: 'add_to_cart', where: { 'items.metal': { $inGroup: 'dear' } } },
    { goal: 'order', where: { value: { $gte: 50 } } },
  ]
  const long = { id: 'long', within: '7d', steps: [steps[0], { any, optional: true }, steps[1]] }
  const found = check([{ id: 'short', steps }], [long])
  expect(found).toMatchObject({
    funnels: [{ id: 'short', steps }],
    experiences: [{ funnels: [long] }],
  })
})

it.each([
  [
    'a goal that is not there',
    [{ id: 'f', steps: [steps[0], { goal: 'ordr' }] }],
    'funnels "f" › steps 2 › goal: There is no such goal (found "ordr"). Did you mean "order"?',
  ],
  [
    'an event’s slip of the pen, in one of several',
    [{ id: 'f', steps: [{ any: [{ on: 'view_item' }, { on: 'veiw_item' }] }, steps[1]] }],
    'funnels "f" › steps 1 › any 2 › on: No event has this name, but one has nearly the same (found "veiw_item"). Did you mean "view_item"? If it is an event of your own, name it under events.',
  ],
  [
    'a condition with an unknown operator',
    [{ id: 'f', steps: [{ on: 'view_item', where: { price: { $over: 3 } } }, steps[1]] }],
    'funnels "f" › steps 1 › where › price: Unknown operator (found $over). Did you mean',
  ],
  [
    'the last step left out',
    [{ id: 'f', steps: [steps[0], { ...steps[1], optional: true }] }],
    'funnels "f" › steps 2 › optional: The first and the last step cannot be left out (found true). Take',
  ],
  [
    'any event as a step',
    [{ id: 'f', steps: [{ on: '*' }, steps[1]] }],
    'Name the event: any event at all is no step.',
  ],
  ['a window that is none', [{ id: 'f', steps, within: 'visit' }], 'Use "1m" to "1440m"'],
  [
    'two of one name',
    [
      { id: 'f', steps },
      { id: 'f', steps },
    ],
    'funnels: This name is used twice',
  ],
])('refuses %s', (_, funnels, words) => {
  const problems = check(funnels)
  expect(problems).toHaveLength(1)
  expect((problems as string[])[0]).toContain(words)
})

it('refuses an experience’s funnel that is called like one of the site', () => {
  const problems = check([{ id: 'f', steps }], [{ id: 'f', steps }])
  expect(problems).toEqual([
    'experiences "hero" › funnels: This name is used twice (found "f"). Rename or remove one of them.',
  ])
})
