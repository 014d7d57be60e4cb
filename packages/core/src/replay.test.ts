import { describe, expect, it } from 'vitest'
import { checkConfig } from './check-config.ts'
import { compileConfig } from './compile-config.ts'
import type { VisitorEvent } from './event.ts'
import { EXPOSURE } from './exposure.ts'
import { compileLearning } from './learning.ts'
import { everyPart } from './parts.ts'
import { compileProgram } from './program.ts'
import { createReplay } from './replay.ts'
import type { ReplayReport, SegmentReplay } from './replay-report.ts'
import { noRendering } from './testing/no-rendering.ts'
import { DAY, HOUR, MINUTE } from './units.ts'

/** A Monday. */
const MONDAY = Date.UTC(2026, 10, 16)
const FROM = MONDAY - 14 * DAY
const NOW = MONDAY + 5 * DAY

type Visitor = {
  id: string
  events: (Pick<VisitorEvent, 'at'> & Partial<VisitorEvent>)[]
  visit?: number
  arms?: Record<string, string>
}

function replayed(
  draft: Record<string, unknown>,
  visitors: Visitor[],
  countOf?: string,
  to = NOW,
): ReplayReport {
  const checked = checkConfig({ site: 'shop', ...draft })
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  const { config } = checked
  const replay = createReplay({
    program: compileLearning(
      compileProgram(compileConfig(config, 1, noRendering), everyPart),
      everyPart,
    ),
    segments: config.segments,
    from: FROM,
    to,
    countOf,
  })
  for (const { id, events, visit = 1, arms = {} } of visitors) {
    for (const event of events) {
      replay.take({
        visitor: id,
        visit: `${id}-${visit}`,
        arms,
        event: { name: 'page_view', path: '/', ...event },
      })
    }
  }
  return replay.report(0)
}

const only = (report: ReplayReport, id: string): SegmentReplay =>
  report.segments.find(({ segment }) => segment === id)!
const weeks = (report: ReplayReport, id: string) =>
  only(report, id).weeks.map(({ week, entries, exits }) => `${week} +${entries} -${exits}`)

const views = { id: 'views', on: 'page_view', take: 'count', within: '1d' }
const busy = { id: 'busy', name: 'Busy', when: { 'traits.views': { $gte: 2 } } }

it('counts who is in now and ever, entries and exits by week', () => {
  const report = replayed({ traits: [views], segments: [busy] }, [
    // In on the last day of a week, out again with the first event of the next.
    { id: 'a', events: [{ at: MONDAY - 2 }, { at: MONDAY - 1 }, { at: MONDAY }] },
    // In at the very end.
    { id: 'b', events: [{ at: NOW - 2 * HOUR }, { at: NOW - 1 }] },
    { id: 'c', events: [{ at: NOW - 3 * DAY }, { at: NOW - 3 * DAY + 1 }] },
    { id: 'd', events: [{ at: NOW - 3 * DAY }] },
  ])
  expect(report).toMatchObject({ visitors: 4, events: 8, earlier: 0, from: FROM, to: NOW })
  // `NOW` is a midnight: what happened the moment before was yesterday.
  expect(only(report, 'busy')).toMatchObject({ name: 'Busy', now: 0, ever: 3 })
  expect(weeks(report, 'busy')).toEqual([
    '2026-11-02 +0 -0',
    '2026-11-09 +1 -0',
    '2026-11-16 +2 -3',
  ])
})

it('counts every piece of one segment’s conditions, whether it is in or not', () => {
  const when = {
    'traits.views': { $gte: 1, $lt: 3 },
    $or: [{ 'visit.source': 'letter' }, { 'page.path': '/sale' }],
  }
  const segments = [{ id: 'asked', when, leaveWhen: { 'traits.views': 0 } }, busy]
  const late = { at: NOW - 21 * HOUR }
  const report = replayed(
    { traits: [views], segments },
    [
      { id: 'a', events: [{ ...late, path: '/sale' }] },
      { id: 'b', events: [{ ...late, source: 'letter', campaign: 'x' }, late, late] },
      { id: 'c', events: [{ at: NOW - 3 * DAY }] },
    ],
    'asked',
    NOW - 12 * HOUR,
  )
  const counted = only(report, 'asked').clauses!.map(({ condition, visitors }) => [
    JSON.stringify(condition),
    visitors,
  ])
  expect(counted).toEqual([
    [JSON.stringify(when), 1],
    ['{"traits.views":{"$gte":1}}', 2],
    ['{"traits.views":{"$lt":3}}', 2],
    [JSON.stringify({ $or: when.$or }), 2],
    ['{"visit.source":"letter"}', 1],
    ['{"page.path":"/sale"}', 1],
    ['{"traits.views":0}', 1],
  ])
  expect(only(report, 'busy').clauses).toBeUndefined()
})

it('says which experience has lost visitors to which, and none that it could not have had', () => {
  const words = (id: string, pages: string[], target: string, segment = '*') => ({
    id,
    pages,
    audiences: [{ segment, arms: [{ id: 'b', changes: [{ kind: 'text', target, text: id }] }] }],
  })
  const experiences = [
    words('sale', ['/', '/sale'], '#cta', 'busy'),
    words('hero', ['/', '/sale', '/about'], '#cta'),
    words('bar', ['/'], '#bar'),
  ]
  const late = (path: string) => ({ at: NOW - 2 * HOUR, path })
  const report = replayed({ traits: [views], segments: [busy], experiences }, [
    // Lost on two pages, and one visitor all the same.
    { id: 'a', events: [late('/'), late('/'), late('/sale')] },
    { id: 'b', events: [late('/about'), late('/about')] },
    { id: 'c', events: [late('/')] },
  ])
  expect(report.lost).toEqual([{ experience: 'hero', audience: '*', to: 'sale', visitors: 1 }])
})

it('notices at the end what only time has changed', () => {
  const quiet = { id: 'quiet', on: 'page_view', take: 'days_since_last' }
  const segments = [{ id: 'away', when: { 'traits.quiet': { $gte: 3 } } }]
  const report = replayed({ traits: [quiet], segments }, [
    { id: 'a', events: [{ at: NOW - 3 * DAY }] },
    { id: 'b', events: [{ at: NOW - 3 * DAY + 1 }] },
  ])
  expect(only(report, 'away')).toMatchObject({ now: 1, ever: 1 })
  expect(weeks(report, 'away').at(-1)).toBe('2026-11-16 +1 -0')
})

describe('staying', () => {
  it('keeps for so many days from when the condition held last', () => {
    const segments = [{ ...busy, keep: '2d' }]
    const report = replayed({ traits: [views], segments }, [
      { id: 'a', events: [{ at: NOW - 2 * DAY }, { at: NOW - 2 * DAY + 1 }] },
      { id: 'b', events: [{ at: NOW - 2 * DAY - 2 }, { at: NOW - 2 * DAY - 1 }] },
    ])
    expect(only(report, 'busy')).toMatchObject({ now: 1, ever: 2 })
  })

  it('stays until `leaveWhen` holds', () => {
    const segments = [{ ...busy, leaveWhen: { 'cart.items': { $gte: 1 } } }]
    const cart = { name: 'add_to_cart', items: [{ item_id: 'x' }] }
    const twice = (at: number) => [{ at }, { at: at + 1 }]
    const report = replayed({ traits: [views], segments }, [
      { id: 'a', events: twice(NOW - 9 * DAY) },
      // While the condition holds one is in, whatever `leaveWhen` says: out on the next day.
      { id: 'b', events: [...twice(NOW - 9 * DAY), { at: NOW - 7 * DAY, ...cart }] },
    ])
    expect(only(report, 'busy')).toMatchObject({ now: 1, ever: 2 })
    expect(weeks(report, 'busy')).toEqual([
      '2026-11-02 +0 -0',
      '2026-11-09 +2 -1',
      '2026-11-16 +0 -0',
    ])
  })

  it('ends with the visit', () => {
    const segments = [{ id: 'came', when: { 'visit.source': 'letter' }, keep: 'visit' }]
    const from = { source: 'letter', campaign: 'x' }
    const report = replayed({ segments }, [
      { id: 'a', events: [{ at: NOW - MINUTE, ...from }] },
      { id: 'b', events: [{ at: NOW - DAY, ...from }, { at: NOW - DAY + HOUR }] },
    ])
    expect(only(report, 'came')).toMatchObject({ now: 1, ever: 2 })
  })
})

it('counts who is in two segments now, and gives samples with why', () => {
  const ever = { id: 'ever', on: 'page_view', take: 'count' }
  const segments = [
    { id: 'two', when: { 'traits.ever': { $gte: 2 } } },
    { id: 'known', when: { 'segments.two': true } },
    { id: 'three', when: { 'traits.ever': { $gte: 3 } } },
  ]
  const visitors = Array.from({ length: 8 }, (_, n) => ({
    id: `v${n}`,
    events: Array.from({ length: n }, (_, k) => ({ at: NOW - HOUR + k })),
  }))
  const report = replayed({ traits: [ever], segments }, visitors)
  expect(report.visitors).toBe(7)
  expect(report.segments.map(({ now, overlap }) => ({ now, overlap }))).toEqual([
    {
      now: 6,
      overlap: [
        { segment: 'known', visitors: 6 },
        { segment: 'three', visitors: 5 },
      ],
    },
    {
      now: 6,
      overlap: [
        { segment: 'two', visitors: 6 },
        { segment: 'three', visitors: 5 },
      ],
    },
    {
      now: 5,
      overlap: [
        { segment: 'two', visitors: 5 },
        { segment: 'known', visitors: 5 },
      ],
    },
  ])
  expect(only(report, 'two').samples.map(({ visitor }) => visitor)).toEqual([
    'v2',
    'v3',
    'v4',
    'v5',
    'v6',
  ])
  expect(only(report, 'three').samples[0]).toMatchObject({
    visitor: 'v3',
    events: 3,
    last: NOW - HOUR + 2,
    shown: [],
    why: { segment: 'three', holds: true, when: { path: 'traits.ever', found: 3, holds: true } },
  })
})

describe('what would have been seen', () => {
  const text = (text: string) => [{ kind: 'text', target: 'h1', text }]
  const draft = {
    segments: [{ id: 'shoes', when: { 'page.path': '/shoes' } }],
    experiences: [
      {
        id: 'hero',
        pages: ['/', '/shoes'],
        audiences: [
          { segment: 'shoes', arms: [{ id: 'control' }, { id: 'b', changes: text('B') }] },
          { segment: '*', arms: [{ id: 'c', changes: text('C') }] },
        ],
      },
    ],
  }

  it('decides at every page view as the browser does, and keeps the arm of an exposure', () => {
    const exposed = (arm: string) => ({
      name: EXPOSURE,
      experience: 'hero',
      audience: 'shoes',
      arm,
      phase: 1,
    })
    const at = NOW - HOUR
    const shoes = { at, path: '/shoes' }
    const visitors: Visitor[] = ['b', 'control'].map((arm) => ({
      id: `v-${arm}`,
      events: [{ at: at - 1, ...exposed(arm) }, shoes, { ...shoes, at: at + 1 }],
    }))
    visitors.push({ id: 'before', arms: { hero: 'shoes/b/1' }, events: [shoes], visit: 4 })
    visitors.push({ id: 'elsewhere', events: [{ at, path: '/' }] })
    visitors.push({
      id: 'both',
      events: [
        { at, path: '/' },
        { ...shoes, at: at + 1 },
      ],
    })
    const report = replayed(draft, visitors)
    const cell = (audience: string, arm: string, visitors: number) => ({
      experience: 'hero',
      audience,
      arm,
      visitors,
    })
    expect(report.shown).toEqual([
      cell('*', 'c', 2),
      cell('shoes', 'b', 3),
      cell('shoes', 'control', 1),
    ])
    // Six times an arm, and one of the visitors is in both audiences.
    expect(report.reach).toEqual([{ experience: 'hero', visitors: 5 }])
    expect(only(report, 'shoes').shown).toEqual([
      cell('shoes', 'b', 3),
      cell('shoes', 'control', 1),
    ])
    expect(only(report, 'shoes').samples[0]?.shown).toEqual([
      { experience: 'hero', audience: 'shoes', arm: 'b' },
    ])
    expect(report.earlier).toBe(1)
  })
})

describe('what a record does not tell', () => {
  const paths = (report: ReplayReport, id: string) =>
    only(report, id).unknown.map(({ path }) => path)

  it('names what events do not record, also where another segment asks for it', () => {
    const segments = [
      { id: 'phone', when: { 'tech.device': 'mobile', 'page.path': '/' } },
      { id: 'both', when: { 'segments.phone': true, 'time.hour': { $lt: 9 } } },
      { id: 'german', when: { 'geo.country': 'DE', 'page.title': 'x' } },
    ]
    const located = { name: 'located', country: 'DE' }
    const report = replayed({ segments }, [
      { id: 'a', events: [{ at: NOW - 2 }, { at: NOW - 1, ...located }] },
      { id: 'b', events: [{ at: NOW - 2 }] },
    ])
    expect(paths(report, 'phone')).toEqual(['tech.device'])
    expect(paths(report, 'both')).toEqual(['tech.device', 'time.hour'])
    expect(only(report, 'german').unknown).toEqual([
      { path: 'geo.country', reason: 'It is recorded for 1 of 2 visitors.' },
      { path: 'page.title', reason: 'Events do not record it; it is taken for absent.' },
    ])
  })

  it('names what looks further back than the record, where somebody was there before', () => {
    const traits = [
      { id: 'week', on: 'page_view', take: 'count', within: '7d' },
      { id: 'year', on: 'page_view', take: 'count', within: '365d' },
    ]
    const segments = [
      { id: 'near', when: { 'traits.week': 1, 'visitor.visits': 3 } },
      { id: 'far', when: { 'traits.year': 1, 'customer.orders': 0 } },
    ]
    const visitors = [{ id: 'a', visit: 3, events: [{ at: NOW - 1 }] }]
    const report = replayed({ traits, segments }, visitors)
    // The browser's count of visits is recorded.
    expect(only(report, 'near').ever).toBe(1)
    expect(paths(report, 'near')).toEqual([])
    expect(paths(report, 'far')).toEqual(['traits.year', 'customer.orders'])
    expect(paths(replayed({ traits, segments }, [{ ...visitors[0]!, visit: 1 }]), 'far')).toEqual(
      [],
    )
  })
})
