import { randomUUID } from 'node:crypto'
import type { Event } from '@segue/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { phasesOf, sumsOf } from '../report/cells.ts'
import { readRecorded } from './recorded-events.ts'
import { rowLines } from './row-line.ts'
import type { Row } from './schema.ts'
import { type Counts, RefusedRows, type Store } from './store.ts'

type Opened = { store: Store; countRows(site: string): Promise<number>; end(): Promise<void> }

const NOW = Date.now()

/** An event of a visitor who has been exposed to the control of "hero". */
export function eventOf(change: Partial<Event> = {}): Event {
  return {
    id: randomUUID(),
    name: 'page_view',
    kind: 'event',
    at: NOW,
    visitor: 'v1',
    visit: 'visit',
    page: randomUUID(),
    seq: 0,
    config: 1,
    segments: [],
    arms: { hero: '*/control/1' },
    goals: [],
    props: {},
    ...change,
  }
}

export function linesOf(site: string, events: Event[], receivedAt = NOW): Buffer {
  return rowLines(site, events, () => ({ receivedAt }))
}

const NOBODY = { cells: [], setAside: { machines: 0, twoArms: 0 } }

/** Cells by audience and arm, for what is not about the cells. */
function armsOf({ cells }: Counts) {
  const arms = new Map(cells.map(({ audience, arm }) => [`${audience}/${arm}`, { audience, arm }]))
  return [...arms.values()].map((own) => {
    const of = cells.filter((cell) => cell.audience === own.audience && cell.arm === own.arm)
    return { ...own, phases: phasesOf(of), ...sumsOf(of) }
  })
}

const purchase = (change: Partial<Event>) =>
  eventOf({ name: 'purchase', kind: 'macro', goals: ['purchase'], currency: 'EUR', ...change })

const exposure = (visitor: string, stamp: string, late: boolean, at = NOW) =>
  eventOf({
    name: 'experience_impression',
    kind: 'exposure',
    visitor,
    at,
    arms: { hero: stamp },
    props: { experience: 'hero', late },
  })

/** What every store promises. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(name, { timeout: 30_000 }, () => {
    let opened: Opened
    let sites = 0
    const newSite = () => `site-${++sites}`
    const goals = ['lead', 'purchase', 'signup']
    const count = (site: string, experience = 'hero', rates?: Record<string, number>) =>
      opened.store.countArms(site, experience, { goals, ...(rates && { rates }) })
    const insert = (site: string, events: Event[], token: string = randomUUID()) =>
      opened.store.insert(token, linesOf(site, events))

    beforeAll(async () => {
      opened = await open()
      await opened.store.prepare()
    }, 60_000)
    afterAll(() => opened?.end())

    it('can be prepared again without losing anything', async () => {
      const site = newSite()
      await insert(site, [eventOf()])
      await opened.store.prepare()
      expect(await opened.countRows(site)).toBe(1)
    })

    it('takes a token once, so that a retry counts nothing twice', async () => {
      const site = newSite()
      const token = randomUUID()
      const events = [eventOf(), eventOf({ visitor: 'v2' })]
      await insert(site, events, token)
      await insert(site, events, token)
      expect(await opened.countRows(site)).toBe(2)
    })

    it('finds what never came between the events of a page, however often the others did', async () => {
      const site = newSite()
      const page = randomUUID()
      const at = (seq: number, change: Partial<Event> = {}) => eventOf({ page, seq, ...change })
      const twice = at(3)
      await insert(site, [at(0), twice, at(6), eventOf({ seq: 2 }), at(1, { at: NOW - 3_600_000 })])
      await insert(site, [twice])
      expect(await opened.store.countLoss(site, NOW - 1_000, 1)).toEqual({
        pages: 2,
        arrived: 5,
        missing: 5,
      })
      const none = { pages: 0, arrived: 0, missing: 0 }
      expect(await opened.store.countLoss(site, NOW + 1_000, 1)).toEqual(none)
      expect(await opened.store.countLoss(site, NOW - 1_000, 0)).toEqual(none)
    })

    it('gives and erases all that there is of a visitor, and nothing of others', async () => {
      const [site, other] = [newSite(), newSite()]
      const visitor = "o'ne\\"
      const bought = purchase({
        visitor,
        at: NOW - 1_000,
        value: 12.5,
        order: 'A1',
        props: { a: [1] },
      })
      const viewed = eventOf({ visitor, seq: 1 })
      await insert(site, [viewed, bought, eventOf({ visitor: 'v2' })])
      await insert(site, [bought])
      await insert(other, [eventOf({ visitor })])
      const found = await opened.store.visitorEvents(site, visitor)
      expect(found).toMatchObject([
        {
          id: bought.id,
          name: 'purchase',
          at: NOW - 1_000,
          value: 12.5,
          order: 'A1',
          props: { a: [1] },
        },
        { id: viewed.id, visitor, arms: viewed.arms },
      ])
      expect(found).toHaveLength(2)

      expect(await opened.store.eraseVisitor(site, visitor)).toBe(2)
      expect(await opened.store.visitorEvents(site, visitor)).toEqual([])
      expect(await opened.countRows(site)).toBe(1)
      expect(await opened.countRows(other)).toBe(1)
      expect(await opened.store.eraseVisitor(site, visitor)).toBe(0)
    })

    it('erases what is older than a time, of one site', async () => {
      const [site, other] = [newSite(), newSite()]
      const old = () => eventOf({ at: NOW - 86_400_000 })
      await insert(site, [old(), old(), eventOf({ at: NOW - 1_000 })])
      await insert(other, [old()])
      expect(await opened.store.eraseBefore(site, NOW - 2_000)).toBe(2)
      expect(await opened.countRows(site)).toBe(1)
      expect(await opened.countRows(other)).toBe(1)
      expect(await opened.store.eraseBefore(site, NOW - 2_000)).toBe(0)
    })

    it('counts people, each once, in so many days, with an item where one is named', async () => {
      const site = newSite()
      const viewed = (visitor: string, item: string, change: Partial<Event> = {}) =>
        eventOf({ name: 'view_item', visitor, props: { items: [{ item_id: item }] }, ...change })
      const twice = viewed('v1', 'a')
      await insert(site, [
        twice,
        viewed('v1', 'a'),
        viewed('v2', 'b'),
        viewed('v3', 'a', { at: NOW - 3 * 86_400_000 }),
        eventOf({ visitor: 'v4' }),
      ])
      await insert(site, [twice])
      const people = (days: number, item?: string) =>
        opened.store.countPeople(site, { on: 'view_item', days, ...(item && { item }) }, NOW)
      expect(await people(1)).toBe(2)
      expect(await people(4)).toBe(3)
      expect(await people(4, 'a')).toBe(2)
      expect(await people(4, 'c')).toBe(0)
    })

    it('counts an event once that came twice, in one segment and in two', async () => {
      const site = newSite()
      const bought = purchase({ value: 12.5, props: { note: 'a "quoted"\n\\word\u0000 🧦' } })
      await insert(site, [bought, bought])
      expect(await opened.store.visitorEvents(site, 'v1')).toMatchObject([bought])
      expect(armsOf(await count(site))).toMatchObject([{ visitors: 1 }])
      await opened.store.insert(randomUUID(), linesOf(site, [bought], NOW + 60_000))
      const [arm] = armsOf(await count(site))
      expect(arm).toMatchObject({ visitors: 1, goals: [{ conversions: 1, value: 12.5 }] })
    })

    it.each([
      ['a time that is none', { at: 'yesterday' }],
      ['a value past its digits', { value: '1000000000000000' }],
      ['an id that is none', { event_id: 'first' }],
      ['a negative number', { seq: -1 }],
      ['half a character', { visit_id: '\ud83e' }],
    ])('refuses a segment with %s, and takes nothing of it', async (_, change) => {
      const site = newSite()
      const good = linesOf(site, [eventOf()])
      const bad = Buffer.from(`${JSON.stringify({ ...JSON.parse(`${good}`), ...change })}\n`)
      const both = opened.store.insert(randomUUID(), Buffer.concat([good, bad]))
      await expect(both).rejects.toThrow(RefusedRows)
      expect(await opened.countRows(site)).toBe(0)
    })

    it('refuses rows of too many months, for they would be refused for ever', async () => {
      const months = Array.from({ length: 150 }, (_, month) =>
        eventOf({ at: Date.UTC(2000, month) }),
      )
      await expect(insert(newSite(), months)).rejects.toThrow(RefusedRows)
    })

    it('counts how an experience meets its pages, lately and before', async () => {
      const site = newSite()
      const day = 86_400_000
      const of = (name: string, at: number, props: object) =>
        eventOf({ name, at, props: { experience: 'hero', ...props } })
      const met = (at: number, matches: number, text: string, lateness: number) =>
        of('experience_impression', at, {
          late: lateness > 50,
          lateness,
          masked: 40,
          ...(lateness > 50 && { framework: true }),
          targets: { '#cta': [matches, text], h1: [1, ''] },
        })
      const twice = met(NOW - 60_000, 1, 'new', 10)
      await insert(site, [
        twice,
        met(NOW - 60_000, 3, 'new', 100),
        of('experience_target_missing', NOW - 60_000, {}),
        of('experience_conflict', NOW - 60_000, { target: '#cta' }),
        met(NOW - 3 * day, 0, '', 10),
        met(NOW - 3 * day, 1, 'old', 10),
        met(NOW - 20 * day, 1, 'older', 10),
        of('experience_target_missing', NOW - 60_000, { experience: 'other' }),
      ])
      await insert(site, [twice])
      expect(await opened.store.countHealth(site, 'hero', NOW, 1)).toEqual({
        lately: {
          exposed: 2,
          late: 1,
          missing: 1,
          conflicts: 1,
          frameworks: 1,
          lateness: 77.5,
          masked: 40,
        },
        before: {
          exposed: 2,
          late: 0,
          missing: 0,
          conflicts: 0,
          frameworks: 0,
          lateness: 10,
          masked: 40,
        },
        targets: expect.arrayContaining([
          {
            target: '#cta',
            none: 0,
            one: 1,
            several: 1,
            most: 3,
            texts: expect.arrayContaining([
              { text: 'new', lately: 2, before: 0 },
              { text: 'old', lately: 0, before: 1 },
            ]),
          },
          { target: 'h1', none: 0, one: 2, several: 0, most: 1, texts: [] },
        ]),
      })
    })

    it('counts nobody for an experience that nobody saw', async () => {
      const site = newSite()
      await insert(site, [eventOf()])
      expect(await count(site, 'other')).toEqual(NOBODY)
      expect(await count("x' OR 1 = 1 --")).toEqual(NOBODY)
    })

    it('adds up money to the cent, also more of it than 64 bits hold', async () => {
      const site = newSite()
      await insert(
        site,
        Array.from({ length: 10 }, () => purchase({ value: 0.1 })),
      )
      const b = { hero: '*/b/1' }
      const much = () => purchase({ visitor: 'v2', arms: b, value: 999_999_999_999.9 })
      await insert(site, Array.from({ length: 1_000 }, much))
      const arms = armsOf(await count(site))
      expect(arms.map(({ goals }) => goals[0]!.value)).toEqual([999_999_999_999_900, 1])
    })

    it('counts visitors, late exposures, converters, orders and their worth by audience and arm', async () => {
      const site = newSite()
      const b = { hero: 'vip/b/1' }
      await insert(site, [
        exposure('v1', '*/control/1', true),
        exposure('v1', '*/control/1', false, NOW + 1_000),
        exposure('v2', '*/control/2', false),
        exposure('v3', 'vip/b/1', true),
        eventOf({ visitor: 'nobody', arms: {} }),
        eventOf({ visitor: 'elsewhere', arms: { banner: '*/control/1' } }),
        // A thank-you page that is loaded three times is one order, of the first value.
        purchase({ visitor: 'v3', arms: b, order: '1001', value: 0.1, at: NOW + 1 }),
        purchase({ visitor: 'v3', arms: b, order: '1001', value: 0.1, at: NOW + 2 }),
        purchase({ visitor: 'v3', arms: b, order: '1001', value: 99, at: NOW + 3 }),
        purchase({ visitor: 'v3', arms: b, order: '1002', value: 0.2 }),
        // Without an order's id every event counts.
        purchase({ visitor: 'v4', arms: b, value: 1e12 }),
        purchase({ visitor: 'v4', arms: b, value: 1e12, goals: ['purchase', 'purchase'] }),
        eventOf({ visitor: 'v4', arms: b, kind: 'micro', goals: ['signup', 'lead'] }),
        // The profile was lost: the visitor stays in the arm of the first exposure.
        eventOf({ visitor: 'v2', arms: { hero: 'vip/b/1' }, goals: ['signup'], at: NOW + 5_000 }),
        eventOf({ visitor: 'broken', arms: { hero: 'no-stamp' } }),
      ])
      expect(armsOf(await count(site))).toMatchObject([
        {
          audience: '*',
          arm: 'control',
          visitors: 2,
          late: 1,
          goals: [{ goal: 'signup', converters: 1, conversions: 1, value: 0 }],
        },
        {
          audience: 'vip',
          arm: 'b',
          visitors: 2,
          late: 1,
          goals: [
            { goal: 'purchase', converters: 2, conversions: 4, value: 2_000_000_000_000.3 },
            { goal: 'lead', converters: 1, conversions: 1, value: 0 },
            { goal: 'signup', converters: 1, conversions: 1, value: 0 },
          ],
        },
      ])
    })

    it('sets aside who was once seen to be a program, with all that it did', async () => {
      const site = newSite()
      const of = (visitor: string) => [
        exposure(visitor, '*/b/1', false),
        purchase({ visitor, arms: { hero: '*/b/1' }, value: 9 }),
      ]
      await insert(site, ['v1', 'late', 'named', 'driven', 'named'].flatMap(of))
      const asBot = (event: Event, bot: number) =>
        rowLines(site, [event], () => ({ receivedAt: NOW, skew: 400_000, bot }))
      const rows = [
        asBot(eventOf({ visitor: 'named', arms: { hero: '*/b/1' } }), 1),
        asBot(eventOf({ visitor: 'driven', arms: { hero: '*/b/1' } }), 2),
        asBot(eventOf({ visitor: 'late', arms: {} }), 0),
      ]
      await opened.store.insert(randomUUID(), Buffer.concat(rows))
      const counts = await count(site)
      expect(armsOf(counts)).toMatchObject([
        { visitors: 2, goals: [{ converters: 2, conversions: 2, value: 18 }] },
      ])
      expect(counts.setAside).toEqual({ machines: 2, twoArms: 0 })
      expect(await opened.store.countSenders(site, NOW - 1_000)).toEqual({
        visitors: 4,
        skewed: 1,
        bots: [
          { sign: 'agent', visitors: 1, events: 1 },
          { sign: 'driven', visitors: 1, events: 1 },
          { sign: 'rate', visitors: 0, events: 0 },
        ],
      })
      expect((await opened.store.countSenders(site, NOW + 1)).visitors).toBe(0)
    })

    it.each([3, 90])('knows two arms of a phase among %s phases', async (phases) => {
      const site = newSite()
      const all = Array.from({ length: phases }, (_, index) => index + 1)
      await insert(site, [
        ...all.map((phase) => exposure(`p${phase}`, `*/b/${phase}`, phase === 2)),
        ...all.map((phase) => exposure('moved', `*/b/${phase}`, false, NOW + phase)),
        exposure('both', '*/b/1', false),
        exposure('both', '*/control/1', false),
        exposure('both', `*/b/${phases}`, false),
        exposure('program', '*/b/2', false),
        purchase({ visitor: 'p2', arms: { hero: '*/b/2' }, value: 5, at: NOW + 1 }),
        purchase({ visitor: 'both', arms: { hero: '*/b/1' }, value: 5, at: NOW + 1 }),
      ])
      const byProgram = rowLines(site, [exposure('program', '*/b/2', false)], () => ({
        receivedAt: NOW,
        bot: 1,
      }))
      await opened.store.insert(randomUUID(), byProgram)
      const { cells, setAside } = await count(site)
      expect(setAside).toEqual({ machines: 1, twoArms: 1 })
      expect(cells.reduce((sum, { visitors }) => sum + visitors, 0)).toBe(phases + 1)
      expect(cells.filter(({ late }) => late)).toMatchObject([
        { arm: 'b', phase: 2, visitors: 1, goals: [{ converters: 1, value: 5 }] },
      ])
      expect(cells.flatMap(({ goals }) => goals)).toHaveLength(1)
    })

    it('sets aside who was seen in two arms of a phase, but not who was moved by a new one', async () => {
      const site = newSite()
      await insert(site, [
        exposure('both', '*/b/1', false),
        exposure('both', '*/control/1', false, NOW + 1_000),
        exposure('moved', '*/b/1', false, NOW - 86_400_000),
        exposure('moved', '*/control/2', false),
        purchase({ visitor: 'moved', arms: { hero: '*/control/2' }, value: 3, at: NOW + 1 }),
        purchase({ visitor: 'moved', arms: { hero: '*/control/2' }, value: 4, at: NOW + 2 }),
        exposure('still', '*/b/2', false),
      ])
      const counts = await count(site)
      expect(counts.setAside).toEqual({ machines: 0, twoArms: 1 })
      const day = (at: number) => new Date(at).toISOString().slice(0, 10)
      expect(armsOf(counts)).toEqual([
        {
          audience: '*',
          arm: 'b',
          visitors: 2,
          late: 0,
          days: [
            { day: day(NOW - 86_400_000), visitors: 1 },
            { day: day(NOW), visitors: 1 },
          ],
          phases: [1, 2],
          goals: [
            { goal: 'purchase', converters: 1, conversions: 2, value: 7, squares: 49, most: 7 },
          ],
        },
      ])
    })

    it('tells on which day visitors came and first reached a goal, and in which segments they were', async () => {
      const site = newSite()
      const day = (back: number) => new Date(NOW - back * 86_400_000).toISOString().slice(0, 10)
      const back = (days: number, change: Partial<Event>) =>
        eventOf({ at: NOW - days * 86_400_000, ...change })
      const seen = (visitor: string, days: number, stamp: string, segments: string[] = []) =>
        back(days, { ...exposure(visitor, stamp, false), at: NOW - days * 86_400_000, segments })
      const order = (visitor: string, days: number, stamp: string) =>
        back(days, { visitor, kind: 'macro', goals: ['purchase'], arms: { hero: stamp } })
      await insert(site, [
        seen('v1', 3, '*/b/1', ['vip', 'phone']),
        seen('v1', 2, '*/b/1', ['other']),
        order('v1', 1, '*/b/1'),
        order('v1', 0, '*/b/1'),
        seen('v2', 3, '*/b/1', ['vip']),
        back(2, { visitor: 'v2', kind: 'micro', goals: ['signup'], arms: { hero: '*/b/1' } }),
        seen('v3', 2, '*/control/1'),
        seen('both', 2, '*/control/1'),
        seen('both', 1, '*/b/1'),
      ])
      const bot = rowLines(site, [seen('bot', 1, '*/b/1')], () => ({ receivedAt: NOW, bot: 1 }))
      await opened.store.insert(randomUUID(), bot)
      const found = await opened.store.countCourse(site, 'hero', 'purchase')
      const of = (segment: string, arm: string) => {
        const own = found.filter((each) => each.segment === segment && each.arm === arm)
        expect(own.length).toBeLessThanOrEqual(1)
        return own.map(({ visitors, converters }) => [[...visitors], [...converters]])[0]
      }
      expect(of('', 'b')).toEqual([[[day(3), 2]], [[day(1), 1]]])
      expect(of('', 'control')).toEqual([[[day(2), 1]], []])
      expect(of('vip', 'b')).toEqual([[[day(3), 2]], [[day(1), 1]]])
      expect(of('phone', 'b')).toEqual([[[day(3), 1]], [[day(1), 1]]])
      expect(of('other', 'b')).toBeUndefined()
    })

    it('takes out simulated visitors, and says whether there are others', async () => {
      const site = newSite()
      await insert(site, [eventOf({ visitor: 'demo-1' }), eventOf({ visitor: 'demo-2' })])
      expect(await opened.store.hasReal(site, 'demo-')).toBe(false)
      await insert(site, [eventOf({ visitor: 'a-demo-1' })])
      expect(await opened.store.hasReal(site, 'demo-')).toBe(true)
      expect(await opened.store.eraseDemo(site, 'demo-')).toBe(2)
      expect(await opened.store.eraseDemo(site, 'demo-')).toBe(0)
      expect(await opened.countRows(site)).toBe(1)
    })

    it('keeps apart who was late, each phase and each half of the visitors', async () => {
      const site = newSite()
      const many = Array.from({ length: 200 }, (_, n) => [
        exposure(`v${n}`, `*/b/${1 + (n % 2)}`, n % 4 < 2),
        // A later exposure in time makes nobody punctual, and one of another experience says nothing.
        exposure(`v${n}`, `*/b/${1 + (n % 2)}`, false, NOW + 5),
        eventOf({
          ...exposure(`v${n}`, `*/b/${1 + (n % 2)}`, true, NOW - 5),
          arms: { other: '*/b/1' },
        }),
        purchase({ visitor: `v${n}`, arms: { hero: `*/b/${1 + (n % 2)}` }, value: n, at: NOW + 9 }),
      ]).flat()
      await insert(site, many)
      const { cells } = await count(site)
      expect(cells).toHaveLength(8)
      const visitors = (of: Partial<Counts['cells'][number]>) =>
        cells
          .filter((cell) =>
            Object.entries(of).every(([key, value]) => Reflect.get(cell, key) === value),
          )
          .reduce((sum, cell) => sum + cell.visitors, 0)
      expect([
        visitors({ late: true }),
        visitors({ phase: 2 }),
        visitors({ late: true, phase: 1 }),
      ]).toEqual([100, 100, 50])
      expect(visitors({ half: 0 })).toBeGreaterThan(60)
      expect(visitors({ half: 1 })).toBeGreaterThan(60)
      const [all] = armsOf({ cells, setAside: { machines: 0, twoArms: 0 } })
      expect(all!.goals[0]).toMatchObject({ converters: 199 + 1, value: 19_900, most: 199 })
    })

    it('adds other currencies by their rates alone, and tells which there are', async () => {
      const site = newSite()
      const paid = (value: number, currency: string | undefined, visitor = 'v1') => {
        const { currency: _, ...event } = purchase({ visitor, value, at: NOW + 1 })
        return currency ? { ...event, currency } : event
      }
      const twice = paid(10, 'USD')
      await insert(site, [
        paid(1.5, 'EUR'),
        paid(2, 'EUR', 'v2'),
        paid(3, undefined),
        twice,
        paid(99, 'GBP'),
      ])
      await insert(site, [twice])
      const value = async (rates?: Record<string, number>) =>
        armsOf(await count(site, 'hero', rates))[0]!.goals[0]
      expect(await value()).toMatchObject({ conversions: 5, value: 115.5 })
      const rated = await value({ '': 1, EUR: 1, USD: 0.9 })
      expect(rated).toMatchObject({ converters: 2, conversions: 5, value: 15.5, most: 13.5 })
      expect(rated!.squares).toBeCloseTo(13.5 ** 2 + 4, 6)
      expect(await value({ GBP: 1 })).toMatchObject({ conversions: 5, value: 99 })
      expect(await opened.store.countCurrencies(site, 'hero')).toEqual([
        { currency: 'EUR', orders: 2 },
        { currency: 'GBP', orders: 1 },
        { currency: 'USD', orders: 1 },
      ])
      expect(await opened.store.countCurrencies(site, 'other')).toEqual([])
    })

    it('counts how visitors’ pages were, for each the worst one', async () => {
      const site = newSite()
      const stamp = { hero: '*/b/1' }
      const vitals = (visitor: string, props: object) =>
        eventOf({ name: 'web_vitals', visitor, arms: stamp, at: NOW + 2, props: { ...props } })
      const more = (visitor: string) => eventOf({ visitor, arms: stamp, at: NOW + 3 })
      await insert(site, [
        ...['v1', 'v2', 'v3', 'v4'].flatMap((visitor) => [
          eventOf({ visitor, arms: {}, at: NOW - 1 }),
          exposure(visitor, '*/b/1', false),
        ]),
        vitals('v1', { LCP: 1_000, CLS: 0.05 }),
        vitals('v1', { LCP: 4_000, CLS: 0, INP: 20, errors: 2 }),
        vitals('v2', { LCP: 2_500, CLS: 0.3 }),
        vitals('v3', {}),
        more('v2'),
        more('v3'),
        // Neither of these is anybody's.
        exposure('both', '*/b/1', false),
        exposure('both', '*/control/1', false, NOW + 1),
        eventOf({ visitor: 'elsewhere', arms: { banner: '*/b/1' } }),
      ])
      const row = rowLines(site, [more('v4')], () => ({ receivedAt: NOW, bot: 1 }))
      await opened.store.insert(randomUUID(), row)
      expect(await opened.store.countGuards(site, 'hero', 1)).toEqual([
        {
          audience: '*',
          arm: 'b',
          lcp: { measured: 2, poor: 1, p75: 3_625 },
          inp: { measured: 1, poor: 0, p75: 20 },
          cls: { measured: 2, poor: 1, p75: expect.closeTo(0.2375, 4) },
          errors: { measured: 3, poor: 1, p75: null },
          bounce: { measured: 3, poor: 1, p75: null },
        },
      ])
      expect(await opened.store.countGuards(site, 'hero', 0)).toEqual([])
    })

    it('tells who was first exposed in which arm, of all or of a share of the visitors', async () => {
      const site = newSite()
      const many = Array.from({ length: 300 }, (_, n) => exposure(`v${n}`, '*/b/1', false, NOW - n))
      await insert(site, [
        ...many,
        { ...exposure('v7', '*/control/2', false, NOW + 1), config: 9 },
        eventOf({ visitor: 'unseen' }),
      ])
      const all = await opened.store.firstExposures(site, 'hero', 7)
      expect(all).toHaveLength(300)
      expect(all.find(({ visitor }) => visitor === 'v7')).toEqual({
        visitor: 'v7',
        stamp: { audience: '*', arm: 'b', phase: 1 },
        version: 1,
      })
      expect(await opened.store.countExposed(site, 'hero')).toBe(300)
      expect(await opened.store.countExposed(site, 'other')).toBe(0)
      const some = await opened.store.firstExposures(site, 'hero', 0.25)
      expect(some.length).toBeGreaterThan(40)
      expect(some.length).toBeLessThan(110)
    })

    it('gives back what was recorded, visitor by visitor, in order, each event once', async () => {
      const site = newSite()
      const from = NOW - 10_000
      const step = (visitor: string, second: number, seq = 0, props = {}) =>
        eventOf({ visitor, at: from + second * 1_000, seq, visit: `${visitor}-2`, props })
      const events = ['a', 'b', 'c'].flatMap((visitor) => [
        step(visitor, 4, 1, { note: 'a "quoted"\n\\word 🧦', items: [{ price: 1.5 }] }),
        step(visitor, 4, 0),
        step(visitor, 0),
        step(visitor, 9.999),
        step(visitor, 2),
      ])
      await insert(site, events)
      // What came twice, what is too early or too late, another site's, and a bot's.
      await opened.store.insert(randomUUID(), linesOf(site, events, NOW + 60_000))
      await insert(site, [step('a', -0.001), step('a', 10)])
      await insert(newSite(), [step('a', 5)])
      const bot = JSON.parse(`${linesOf(site, [step('a', 5)])}`)
      await opened.store.insert(randomUUID(), Buffer.from(JSON.stringify({ ...bot, bot: 1 })))

      const { bots, pages } = await opened.store.recorded(site, from, from + 10_000)
      const read = []
      for await (const page of pages) read.push(...readRecorded(page))
      expect(bots).toBe(1)
      const visitors = [...new Set(read.map(({ visitor }) => visitor))]
      expect([...visitors].sort()).toEqual(['a', 'b', 'c'])
      const expected = visitors.flatMap((visitor) =>
        [2, 4, 1, 0, 3].map((index) => {
          const { at, name, visit, arms, props } = events.filter(
            (event) => event.visitor === visitor,
          )[index]!
          return { visitor, visit, arms, event: { ...props, name, at } }
        }),
      )
      expect(read).toEqual(expected)
      const nothing = await opened.store.recorded(newSite(), from, NOW)
      for await (const _ of nothing.pages) throw new Error('There is no such page.')
      expect(nothing.bots).toBe(0)
    })

    it('gives rows back as it takes them, each event once, of one site and some time', async () => {
      const [site, other] = [newSite(), newSite()]
      const month = 31 * 86_400_000
      const events = [0, 1, 2, 3, 4, 5, 6].flatMap((n) => [
        eventOf({ visitor: `v${n % 3}`, seq: n }),
        purchase({
          visitor: `v${n % 2}`,
          at: NOW - month,
          value: 99_999_999_999_999.5,
          order: `${n}`,
        }),
      ])
      const early = eventOf({ at: NOW - 3 * month, props: { note: 'a "quoted"\n\\word / 🧦' } })
      await insert(site, [...events, early])
      await opened.store.insert(randomUUID(), linesOf(site, events, NOW + 60_000))
      await insert(other, [eventOf({ at: early.at })])

      const read = async (which: Parameters<Store['eventRows']>[0]) => {
        const lines: string[] = []
        for await (const page of opened.store.eventRows(which)) {
          lines.push(...String(page).trimEnd().split('\n'))
        }
        return lines.map((line): Row => JSON.parse(line))
      }
      const byId = (rows: Row[]): Row[] =>
        [...rows].sort((a, b) => (a.event_id < b.event_id ? -1 : 1))
      const asTaken = (events: Event[], receivedAt: number) =>
        byId(
          events.map((event) => {
            const row = JSON.parse(`${linesOf(site, [event], receivedAt)}`)
            return { ...row, props: JSON.stringify(row.props) }
          }),
        )

      const all = byId(await read({ site }))
      // Decimals have as many digits as the table says, whoever wrote them.
      expect(all.map((row) => ({ ...row, value: Number(row.value).toFixed(4) }))).toEqual(
        byId([...asTaken(events, NOW + 60_000), ...asTaken([early], NOW)]),
      )
      expect(all.filter(({ name }) => name === 'purchase').map(({ value }) => value)).toEqual(
        Array.from({ length: 7 }, () => '99999999999999.5'),
      )
      expect(await read({ site, from: NOW - month, to: NOW })).toHaveLength(7)
      const ofAll = await read({ from: early.at, to: early.at + 1 })
      expect(ofAll.map(({ site_id }) => site_id)).toEqual([site, other].sort())
      expect(await read({ site: newSite() })).toEqual([])
    })
  })
}
