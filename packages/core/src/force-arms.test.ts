import { expect, it } from 'vitest'
import { checkConfig } from './check-config.ts'
import { compileConfig } from './compile-config.ts'
import { decide } from './decide.ts'
import { forceArms } from './force-arms.ts'
import * as gates from './gates.ts'
import { noRendering } from './testing/no-rendering.ts'

const text = (text: string) => ({ kind: 'text', target: `#${text[0]}`, text })
const arms = (name: string) => [
  { id: 'control', weight: 0 },
  { id: 'b', weight: 1, changes: [text(`${name}, b`)] },
  { id: 'c', weight: 0, changes: [text(`${name}, c`)] },
]
const checked = checkConfig({
  site: 'shop',
  holdout: 0.5,
  segments: [{ id: 'keen', when: { 'visit.number': { $gt: 3 } } }],
  experiences: [
    {
      id: 'hero',
      pages: ['/'],
      schedule: { from: '2040-01-01T00:00' },
      group: { id: 'one', from: 0, to: 0.01 },
      audiences: [
        { segment: 'keen', coverage: 0.01, arms: arms('Hero') },
        { segment: '*', arms: arms('Hero for all') },
      ],
    },
    { id: 'promo', pages: ['/'], audiences: [{ segment: 'keen', arms: arms('Promo') }] },
    {
      id: 'past',
      pages: ['/'],
      schedule: { to: '2001-01-01T00:00' },
      audiences: [{ segment: '*', arms: arms('Past') }],
    },
  ],
})
if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
const published = compileConfig(checked.config, 1, noRendering)

/** What 50 visitors see, of whom half would be held out, on a path. */
const seen = (config: typeof published, path = '/') => {
  const occasion = { path, at: Date.UTC(2030, 0) }
  const all = Array.from({ length: 50 }, (_, n) =>
    decide(config.experiences, { id: `v${n}`, arms: {} }, [], occasion, gates).map(
      ({ experience, arm }) => `${experience.id}/${arm.id} ${JSON.stringify(arm.changes)}`,
    ),
  )
  return [...new Set(all.map((each) => each.join(' + ')))]
}

it('shows the forced arm to everybody, whatever the schedule, the group, the shares and the holdout say', () => {
  for (const arm of ['control', 'b', 'c']) {
    const forced = forceArms(published, [{ experience: 'hero', audience: 'keen', arm }])
    expect(seen(forced)).toHaveLength(1)
    expect(seen(forced)[0]).toMatch(new RegExp(`^hero/${arm} `))
  }
  // As it is published it shows many things, and the hero to nobody.
  expect(seen(published).join()).not.toContain('hero')
})

it('keeps to the pages, and shows nothing else there', () => {
  const forced = forceArms(published, [{ experience: 'hero', audience: '*', arm: 'b' }])
  expect(seen(forced)[0]).toContain('Hero for all, b')
  expect(seen(forced, '/cart')).toEqual([''])
})

it('shows to somebody in these segments what is on now, and the forced arm beside', () => {
  const forced = forceArms(
    published,
    [{ experience: 'hero', audience: '*', arm: 'c' }],
    ['keen', 'unknown'],
  )
  expect(seen(forced)).toHaveLength(1)
  expect(seen(forced)[0]).toMatch(/^hero\/c .* \+ promo\/b [^+]*$/)
  expect(seen(forceArms(published, [], []))).toEqual([''])
})

it('shows a number of people that stands for those which nobody has counted yet', () => {
  const [tag, attributes] = ['b', { 'data-number': '' }] as const
  const people = { key: 'k', least: 1_204_000 }
  const block = { kind: 'block', target: '#a', where: 'after', key: 'a', people } as const
  const [experience] = published.experiences
  const [audience] = experience!.audiences
  const changes = [{ ...block, tree: [['p', {}, [tag, attributes], ' people']] as never }]
  const shown = { ...experience!, audiences: [{ ...audience!, arms: [{ id: 'b', changes }] }] }
  const forced = forceArms({ ...published, experiences: [shown] }, [
    { experience: 'hero', audience: 'keen', arm: 'b' },
  ])
  expect(seen(forced)[0]).toContain('1\u202f204\u202f000')
  expect(seen(forced)[0]).not.toContain('"people"')
})

it('shows nothing for an arm that is not there', () => {
  expect(
    forceArms(published, [{ experience: 'hero', audience: 'keen', arm: 'd' }]).experiences,
  ).toEqual([])
})
