import { type Config, checkConfig, type Experience } from '@segue/core'
import type { Cell } from '../../store/store.ts'

/** A site with one experience under a bandit, changed as a test needs it. */
export function shop(change: object = {}): Config {
  const checked = checkConfig({
    site: 'shop',
    goals: [{ id: 'order', kind: 'macro', on: 'purchase' }],
    experiences: [
      {
        id: 'hero',
        pages: ['/'],
        goals: ['order'],
        audiences: [
          {
            segment: '*',
            arms: [
              { id: 'control' },
              { id: 'b', changes: [{ kind: 'text', target: 'h1', text: 'Hello' }] },
            ],
          },
        ],
        bandit: { goal: 'order' },
        ...change,
      },
    ],
  })
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  return checked.config
}

export const hero = (change?: object): Experience => shop(change).experiences[0]!

export const cell = (arm: string, phase: number, visitors: number, converters: number): Cell => ({
  audience: '*',
  arm,
  phase,
  late: false,
  half: 0,
  visitors,
  days: [],
  goals: converters
    ? [{ goal: 'order', converters, conversions: converters, value: 0, squares: 0, most: 0 }]
    : [],
})
