import { assignedArm, type Config, checkConfig } from '@segue/core'
import { expect, it } from 'vitest'
import { assignments } from './assignments.ts'

function configWith(weights: [number, number], phase = 1): Config {
  const [a, b] = weights
  const checked = checkConfig({
    site: 'shop',
    holdout: 0.1,
    goals: [{ id: 'buy', kind: 'macro', on: 'purchase' }],
    experiences: [
      {
        id: 'hero',
        phase,
        pages: ['/'],
        audiences: [
          {
            segment: '*',
            arms: [
              { id: 'control', weight: a },
              { id: 'b', weight: b },
            ],
          },
        ],
      },
    ],
  })
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  return checked.config
}

const before = configWith([0.5, 0.5])
const now = configWith([0.1, 0.9], 2)
const configOf = (version: number) => [undefined, before, now][version]
const visitors = Array.from({ length: 2_000 }, (_, n) => `visitor-${n}`)
const exposed = (config: Config, version: number, phase = version) =>
  visitors.flatMap((visitor) => {
    const arm = assignedArm(config, config.experiences[0]!, '*')(visitor)
    return arm ? [{ visitor, version, stamp: { audience: '*', arm, phase } }] : []
  })

it('finds every assignment right that the hash has made, by the config of its time', () => {
  const all = [...exposed(before, 1), ...exposed(now, 2)]
  expect(assignments('hero', all, configOf)).toEqual({ checked: 4_000, contradicted: 0 })
  const arms = new Set(all.map(({ stamp }) => stamp.arm))
  expect([...arms].sort()).toEqual(['b', 'control', 'holdout'])
})

it('finds those that cannot be right', () => {
  const wrong = exposed(before, 1).map((exposure, n) =>
    n % 10 ? exposure : { ...exposure, stamp: { ...exposure.stamp, arm: 'c' } },
  )
  expect(assignments('hero', wrong, configOf)).toEqual({ checked: 2_000, contradicted: 200 })
  // By other weights many another arm would have been right.
  const others = assignments('hero', exposed(before, 2), configOf)
  expect(others.contradicted).toBeGreaterThan(500)
})

it('does not judge who has kept an arm from before, nor by a config that is gone', () => {
  const kept = [...exposed(before, 2, 1), ...exposed(before, 0)]
  expect(assignments('hero', kept, configOf)).toEqual({ checked: 0, contradicted: 0 })
})
