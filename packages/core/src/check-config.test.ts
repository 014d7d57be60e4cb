import { expect, it } from 'vitest'
import { checkConfig } from './check-config.ts'
import { describe } from './problem.ts'

const sound = {
  site: 'shop',
  traits: [{ id: 'spend', on: 'purchase', take: 'sum', of: 'value', within: '365d' }],
  segments: [{ id: 'vip', when: { 'traits.spend': { $gte: 200 } } }],
  goals: [{ id: 'order', kind: 'macro', on: 'purchase' }],
  experiences: [
    {
      id: 'hero',
      pages: ['/'],
      goals: ['order'],
      audiences: [
        {
          segment: 'vip',
          arms: [
            { id: 'control' },
            { id: 'b', changes: [{ kind: 'text', target: '#cta', text: 'Hello' }] },
          ],
        },
      ],
    },
  ],
}

/** The sound config with one thing changed, by a path such as `traits.0.within`. */
function broken(path: string, value: unknown): unknown {
  const copy = structuredClone(sound) as unknown as Record<string, unknown>
  const steps = path.split('.')
  const last = steps.pop()!
  const owner = steps.reduce((room, step) => room[step] as Record<string, unknown>, copy)
  owner[last] = value
  return copy
}

it('takes a sound config', () => {
  expect(checkConfig(sound)).toMatchObject({ config: { site: 'shop' } })
})

it.each([
  ['traits.0.within', '400d', 'traits "spend" › within', '"1d" to "366d"'],
  ['traits.0.take', 'avg', 'traits "spend" › take', 'one of: count, active_days,'],
  ['traits.0.take', 'summ', 'traits "spend" › take', 'Did you mean "sum"?'],
  ['experiences.0.audiences.0.coverage', 3, 'audiences "vip" › coverage', 'at most 1'],
  ['traits.0.colour', 'red', 'traits "spend" › colour', 'spelling'],
  ['site', undefined, 'site', 'Add'],
  ['goals.0.id', 'constructor', 'goals', 'another name'],
  ['segments.0.when', { spend: 1 }, 'segments "vip" › when', 'one of: traits,'],
  ['segments.0.when', { 'traits.spent': 1 }, 'segments "vip" › when', 'traits.spend'],
  ['segments.0.when', { 'cart.abandonned': true }, 'segments "vip" › when', 'cart.abandoned'],
  ['segments.0.when', { 'trait.spend': 1 }, 'segments "vip" › when', '"traits.spend"'],
  ['segments.0.when', { 'traits.spend': { $gtee: 1 } }, 'segments "vip" › when', '$gte'],
  ['segments.0.when', { $or: { a: 1 } }, '› $or', '['],
  ['segments.0.when', { 'traits.spend': { $in: 3 } }, 'traits.spend', '['],
  ['segments.0.when', { 'segments.vip': true }, 'segments "vip"', 'vip → vip'],
  ['segments.1', { id: 'vip', when: {} }, 'segments', 'Rename'],
  ['experiences.0.goals', ['orders'], 'experiences "hero" › goals', '"order"'],
  ['experiences.0.audiences.0.segment', 'vipp', '› audiences', '"vip"'],
  ['experiences.0.audiences.0.arms.0.id', 'a', '› arms', '"control"'],
  ['experiences.0.audiences.0.arms.0.weight', 0.5, '› arms', 'sum to 1'],
  ['experiences.0.audiences.0.arms.1.changes.0.kind', 'txt', 'arms "b" › changes 1', '"text"'],
  [
    'experiences.0.audiences.0.arms.0.changes',
    [{ kind: 'hide', target: '#a' }],
    '"control"',
    'another name',
  ],
  [
    'experiences.0.audiences.0.arms.1.changes',
    [{ kind: 'image', target: 'img', src: ' ' }],
    'changes 1 › src',
    'Give the address of the picture.',
  ],
  [
    'experiences.0.audiences.0.arms.1.changes',
    [{ kind: 'link', target: 'a', href: '' }],
    'changes 1 › href',
    'Give the address of the page.',
  ],
  ['experiences.0.pages', ['shop'], 'pages', '/sale'],
  ['experiences.0.bandit', { goal: 'orders' }, 'experiences "hero" › bandit › goal', 'of: order;'],
  ['experiences.0.bandit', { goal: 'order', floor: 0 }, '› bandit › floor', 'at least 0.01'],
  ['experiences.0.bandit', { goal: 'order', every: '5m' }, '› bandit › every', '"1h" to'],
  ['experiences.0.bandit', { goal: 'order', every: 'daily' }, '› bandit › every', '"1d" to'],
  ['experiences.0.ramp', { coverage: 0 }, 'experiences "hero" › ramp › coverage', 'at least 0.001'],
  [
    'experiences.0.ramp',
    { coverage: 0.5, next: [{ coverage: 0.5, after: '2d' }] },
    'experiences "hero" › ramp › next 1 › coverage',
    'more than the one before',
  ],
])('names the place and the way out where %s is %j', (path, value, place, remedy) => {
  const result = checkConfig(broken(path, value))
  if (!('problems' in result)) throw new Error('It was taken.')
  const lines = result.problems.map(describe)
  expect(lines.join('\n')).toContain(place)
  expect(lines.join('\n')).toContain(remedy)
})

const bandit = { goal: 'order', floor: 0.4 }
const [hero] = sound.experiences
const [audience] = hero!.audiences
it.each([
  [
    'floor',
    { bandit, audiences: [{ ...audience, arms: ['control', 'b', 'c'].map((id) => ({ id })) }] },
    '› bandit › floor',
    'at most 0.33',
  ],
  [
    'coverage',
    { bandit, audiences: [{ ...audience, coverage: 0.5 }] },
    '"vip" › coverage',
    '"ramp"',
  ],
  ['arms', { bandit, audiences: [{ ...audience, arms: [{ id: 'only' }] }] }, '› bandit', 'control'],
  ['goals', { bandit, goals: [] }, '› bandit › goal', 'Add "goals": ["order"]'],
])('refuses a bandit without room: %s', (_, change, place, remedy) => {
  const result = checkConfig({ ...sound, experiences: [{ ...hero, ...change }] })
  if (!('problems' in result)) throw new Error('It was taken.')
  expect(result.problems.map(describe).join('\n')).toContain(place)
  expect(result.problems.map(describe).join('\n')).toContain(remedy)
})

it('names the whole circle of segments that name each other', () => {
  const result = checkConfig(
    broken('segments', [
      { id: 'a', when: { 'segments.b': true } },
      { id: 'b', when: { 'segments.c': true } },
      { id: 'c', when: { 'segments.a': true } },
      { id: 'vip', when: {} },
    ]),
  )
  expect(JSON.stringify(result)).toContain('a → b → c → a')
})

it.each([null, 3, 'text', [], undefined])('refuses %j without throwing', (input) => {
  expect(checkConfig(input)).toHaveProperty('problems.0.remedy')
})
